import { defineModel, Schema } from '../db/mongoose';

/** A file as it was handed in. Its bytes lie sealed in the file store under the file's id, its key under the same. */
export interface StoredFile {
  _id: string;
  bytes: number;
  sha256: string;
  seal: { iv: string; tag: string };
  storedAt: Date;
}

const schema = new Schema<StoredFile>({
  _id: { type: String, required: true },
  bytes: { type: Number, required: true },
  sha256: { type: String, required: true },
  seal: {
    type: new Schema({ iv: { type: String, required: true }, tag: { type: String, required: true } }, { _id: false }),
    required: true,
  },
  storedAt: { type: Date, required: true },
});

schema.index({ storedAt: 1 });

export const FileModel = defineModel('StoredFile', 'storedFiles', schema);
