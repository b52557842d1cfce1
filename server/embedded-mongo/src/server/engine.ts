import { Catalog } from '../catalog/catalog';
import { Records } from '../catalog/records';
import { CursorTable } from '../cursor/cursor-table';
import { SessionTable } from '../session/session-table';
import { recordsPrefix, prefixEnd } from '../storage/layout';
import { type Durability, Store } from '../storage/store';
import { DirectAccess } from '../transactions/direct-access';
import { LockTable } from '../transactions/lock-table';
import { Maintenance } from './maintenance';

/** The parts of the database, wired together. One engine owns one data directory. */
export class Engine {
  readonly store: Store;
  readonly catalog: Catalog;
  readonly records = new Records();
  readonly locks: LockTable;
  readonly direct: DirectAccess;
  readonly sessions: SessionTable;
  readonly cursors = new CursorTable();
  readonly startedAt = Date.now();
  private readonly counts = new Map<number, number>();
  readonly maintenance: Maintenance;

  constructor(path: string, durability: Durability) {
    this.store = new Store(path, durability);
    this.locks = new LockTable(this.changeCount);
    this.direct = new DirectAccess(this.store, this.locks, this.changeCount);
    this.catalog = new Catalog(this.store.latest);
    this.catalog.dropUnfinished(this.direct);
    this.sessions = new SessionTable(this.store, this.locks);
    this.maintenance = new Maintenance(this);
    this.store.onFailure(() => this.forget());
  }

  /** How many documents a collection has. The first answer counts them, later ones are kept up. */
  count(collectionId: number): number {
    const known = this.counts.get(collectionId);
    if (known !== undefined) return known;
    const prefix = recordsPrefix(collectionId);
    const cursor = this.store.latest.range(prefix, prefixEnd(prefix));
    let count = 0;
    while (cursor.next()) count++;
    this.counts.set(collectionId, count);
    return count;
  }

  async close(): Promise<void> {
    this.maintenance.stop();
    this.cursors.killAll();
    this.sessions.abortAll();
    await this.store.close();
  }

  private readonly changeCount = (collectionId: number, by: number): void => {
    const known = this.counts.get(collectionId);
    if (known !== undefined) this.counts.set(collectionId, known + by);
  };

  /** After a failed write to the disk the memory goes back to what the disk has. */
  private forget(): void {
    this.counts.clear();
    this.records.reset();
    this.cursors.killAll();
    this.sessions.abortAll();
  }
}
