import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { leaseNow } from '../clock/clock';
import { destroyKeys, insertPersonKeys, loadPersonKeys, newPersonKey, openingStream, sealingStream } from '../crypto/personalData';
import { newId } from '../db/ids';
import { insert } from '../db/insert';
import { mongoose } from '../db/mongoose';
import { AppError } from '../http/AppError';
import { FileModel, type StoredFile } from './file.model';

/** The first bytes tell what a file is. */
const HEAD_BYTES = 4_096;

/** The one place that knows where bytes lie. */
function bucket() {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the file store needs a connection');
  return new mongoose.mongo.GridFSBucket(db, { bucketName: 'fileBytes' });
}

export interface Limits {
  mostBytes: number;
  /** Looks at the first bytes and throws when the file is none of those that are wanted. */
  accept: (head: Buffer) => void;
}

/**
 * Takes a file in as it comes: looked at, counted, sealed under a key of its own and stored, nothing of it in the clear. Outside of
 * transactions; a file that was cut short leaves nothing that can be read.
 * @throws AppError REQUEST_TOO_LARGE, and whatever `accept` throws
 */
export async function storeFile(source: Readable, { mostBytes, accept }: Limits): Promise<StoredFile> {
  const _id = newId('fil');
  const key = newPersonKey(_id);
  const sealing = sealingStream(_id);
  const checked = check(mostBytes, accept);
  const upload = bucket().openUploadStreamWithId(_id as never, _id);
  try {
    await pipeline(source, checked.stream, sealing.stream, upload);
  } catch (error) {
    await upload.abort().catch(() => undefined);
    throw error;
  }
  const { bytes, sha256 } = checked.facts();
  const file: StoredFile = { _id, bytes, sha256, seal: sealing.seal(), storedAt: leaseNow() };
  await insertPersonKeys([key]);
  await insert(FileModel, [file]);
  return file;
}

/** The bytes of a file, as they were handed in. @throws Error when it was deleted; the stream fails when it was altered */
export async function openFile(fileId: string): Promise<Readable> {
  const file = await FileModel.findById(fileId).lean<StoredFile | null>();
  if (!file) throw new Error(`there is no file ${fileId}`);
  await loadPersonKeys([fileId]);
  const opening = openingStream(fileId, file.seal);
  const stored = bucket().openDownloadStream(fileId as never);
  stored.on('error', (error) => opening.destroy(error));
  return stored.pipe(opening);
}

/** Deletes a file for good: its key first, so that what a crash leaves behind cannot be read. */
export async function deleteFile(fileId: string): Promise<void> {
  await destroyKeys([fileId]);
  await FileModel.deleteOne({ _id: fileId });
  await bucket()
    .delete(fileId as never)
    .catch(() => undefined);
}

/** Ids of files that have been there for longer than this. */
export async function filesStoredBefore(ageMs: number, most: number): Promise<string[]> {
  const before = new Date(leaseNow().getTime() - ageMs);
  const found = await FileModel.find({ storedAt: { $lt: before } })
    .sort({ storedAt: 1 })
    .limit(most)
    .select({ _id: 1 })
    .lean();
  return found.map(({ _id }) => _id);
}

function check(mostBytes: number, accept: Limits['accept']): { stream: Transform; facts: () => { bytes: number; sha256: string } } {
  const hash = createHash('sha256');
  let bytes = 0;
  let head: Buffer | null = Buffer.alloc(0);
  const look = () => {
    if (head) accept(head);
    head = null;
  };
  const stream = new Transform({
    transform(piece: Buffer, _encoding, done) {
      bytes += piece.length;
      hash.update(piece);
      try {
        if (bytes > mostBytes) throw new AppError('REQUEST_TOO_LARGE');
        if (head) head = Buffer.concat([head, piece]).subarray(0, HEAD_BYTES);
        if (head && head.length >= HEAD_BYTES) look();
        done(null, piece);
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      try {
        look();
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
  return { stream, facts: () => ({ bytes, sha256: hash.digest('hex') }) };
}
