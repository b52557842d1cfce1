import { doc } from '../bson/value';
import type { CollectionEntry, IndexEntry } from '../catalog/collection-entry';
import { find } from '../planner/find';
import { readAgain } from '../planner/scan';
import { parseFilter } from '../query/filter';
import { GARBAGE, prefixEnd } from '../storage/layout';
import { Locked } from '../transactions/access';
import type { Engine } from './engine';
import { Operation } from './operation';

const EVERY_MS = 1000;
const TTL_EVERY_MS = 15_000;

/** Background work: ends forgotten transactions and cursors, removes what was dropped, and deletes documents past their time. */
export class Maintenance {
  private readonly timer: NodeJS.Timeout;
  private lastExpiry = Date.now();
  private working = false;
  private stopped = false;

  constructor(private readonly engine: Engine) {
    this.timer = setInterval(() => void this.run(), EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    this.stopped = true;
    clearInterval(this.timer);
  }

  private async run(): Promise<void> {
    if (this.working) return;
    this.working = true;
    try {
      this.engine.sessions.expire();
      this.engine.cursors.expire();
      await this.sweep();
      if (Date.now() - this.lastExpiry >= TTL_EVERY_MS) await this.expireDocuments();
    } catch {
      // The same work is done again a second later; commands report the errors of the store.
    } finally {
      this.working = false;
    }
  }

  /** Removes the entries of dropped collections and indexes. */
  async sweep(): Promise<void> {
    const { store } = this.engine;
    const operation = new Operation();
    const garbage = store.latest.range(GARBAGE, prefixEnd(GARBAGE));
    for (let next = garbage.next(); next && !this.stopped; next = garbage.next()) {
      const prefix = next.key.slice(GARBAGE.length);
      const entries = store.latest.range(prefix, prefixEnd(prefix));
      for (let entry = entries.next(); entry; entry = entries.next()) {
        store.put(entry.key, null);
        if (!operation.tick()) continue;
        await store.durable();
        await operation.pause();
        if (this.stopped) return;
      }
      store.put(next.key, null);
      await store.durable();
    }
  }

  /** Deletes the documents whose date in a TTL index is past. */
  async expireDocuments(): Promise<void> {
    this.lastExpiry = Date.now();
    const { catalog, store } = this.engine;
    for (const database of catalog.databases(store.latest)) {
      for (const entry of catalog.list(store.latest, database)) {
        for (const index of entry.indexes) {
          if (index.expireAfterSeconds !== undefined && !index.building) await this.expireBy(entry, index, index.expireAfterSeconds);
        }
      }
    }
    await store.durable();
  }

  private async expireBy(entry: CollectionEntry, index: IndexEntry, seconds: number): Promise<void> {
    const { direct, records } = this.engine;
    const operation = new Operation();
    const limit = new Date(Date.now() - seconds * 1000);
    const expired = doc({ [index.fields[0]!.path]: doc({ $lt: limit, $type: 'date' }) });
    const partial = index.partial ? [index.partial.expression] : [];
    const node = parseFilter(doc({ $and: [expired, ...partial] }));
    const due: number[] = [];
    await operation.each(find({ view: direct.view, entry, node, operation }), ({ record }) => void due.push(record));
    for (const record of due) {
      const found = readAgain(direct.view, entry, node, record);
      try {
        if (found && !this.stopped) records.remove(direct, entry, found);
      } catch (error) {
        if (!(error instanceof Locked)) throw error; // a transaction holds it: the next round takes it
      }
      if (operation.tick()) await operation.pause();
    }
  }
}
