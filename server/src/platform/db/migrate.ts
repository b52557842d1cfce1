import { leaseNow } from '../clock/clock';
import { log } from '../log/log';
import { holdingLease } from './lease';
import { defineModel, Schema } from './mongoose';

/** A step that brings the database to this release. It may be cut short and run again, so it must be idempotent. */
export interface Migration {
  /** Names the record; never changed once released. */
  name: string;
  /** What the release declares is brought about at every start; everything else is done once. */
  everyStart?: boolean;
  run: () => Promise<void>;
}

interface MigrationRecord {
  _id: string;
  /** When it was last done. */
  doneAt: Date;
}
const MigrationModel = defineModel(
  'Migration',
  'migrations',
  new Schema<MigrationRecord>({ _id: { type: String, required: true }, doneAt: { type: Date, required: true } }),
);

/** Runs what is not recorded as done, in order and by one process at a time; a failure stops there and is tried again by the next start. */
export async function migrate(migrations: readonly Migration[]): Promise<void> {
  await holdingLease('migrations', async () => {
    for (const { name, everyStart, run } of migrations) {
      if (!everyStart && (await MigrationModel.exists({ _id: name }))) continue;
      await run();
      await MigrationModel.updateOne({ _id: name }, { $set: { doneAt: leaseNow() } }, { upsert: true });
      log.info({ migration: name }, 'a migration was done');
    }
  });
}
