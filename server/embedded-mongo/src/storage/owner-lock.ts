import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const LOOK_EVERY_MS = 25;

interface Owner {
  pid: number;
  /** When the process began, as far as the system tells: a process id is used again one day. */
  began: string;
  token: string;
}

/** A data directory has one owner. The lock is a file; that of a dead process is taken over. */
export class OwnerLock {
  private constructor(
    private readonly path: string,
    private readonly token: string,
  ) {}

  /** Waits up to `patienceMs` for an owner that is just ending. Throws when it stays. */
  static async take(directory: string, patienceMs: number): Promise<OwnerLock> {
    const path = join(directory, 'owner.lock');
    const token = randomUUID();
    const own = `${path}.${token}`;
    writeFileSync(own, JSON.stringify({ pid: process.pid, began: beginningOf(process.pid), token } satisfies Owner));
    try {
      const until = Date.now() + patienceMs;
      for (;;) {
        if (linked(own, path)) return new OwnerLock(path, token);
        const owner = readOwner(path);
        if (owner && !isAlive(owner)) removeDead(path, owner);
        else if (Date.now() > until) throw new Error(`data directory ${directory} is in use by process ${owner?.pid ?? 'unknown'}`);
        else await setTimeout(LOOK_EVERY_MS);
      }
    } finally {
      rmSync(own, { force: true });
    }
  }

  release(): void {
    if (readOwner(this.path)?.token === this.token) unlinkSync(this.path);
  }
}

/** Links the file to the lock's name, which succeeds for one process only. */
function linked(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readOwner(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, began }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return beginningOf(pid) === began;
}

/** The start time of a process from /proc; empty where there is none (then the process id alone decides). */
function beginningOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'zombie' : (fields[19] ?? '');
  } catch {
    return '';
  }
}

/** Moves a dead owner's lock away. If somebody else was faster and it is theirs by now, it is put back. */
function removeDead(path: string, dead: Owner): void {
  const aside = `${path}.dead.${dead.token}`;
  try {
    renameSync(path, aside);
    if (readOwner(aside)?.token !== dead.token) linked(aside, path);
    rmSync(aside, { force: true });
  } catch {
    // somebody else has moved it already
  }
}
