import { closeSync, existsSync, ftruncateSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Fact } from './facts';

/**
 * The simulator's memory on disk: one fact a line, only ever appended. A write returns when the operating system holds the bytes,
 * so an answered call survives SIGKILL of this process; a power cut is not covered.
 */
export class Journal {
  private descriptor: number;

  private constructor(private readonly file: string) {
    this.descriptor = openSync(file, 'a+');
  }

  /** Opens (and makes) the folder's journal. Throws an Error with one plain sentence when the folder cannot be used. */
  static open(folder: string): Journal {
    try {
      makeFolder(resolve(folder));
      return new Journal(join(folder, 'journal.jsonl'));
    } catch (error) {
      throw new Error(`The data folder ${folder} cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`);
    }
  }

  /** Every fact of earlier runs, oldest first. A last line cut short by a kill was never answered for, and is removed. */
  replay(): Fact[] {
    const bytes = readFileSync(this.file);
    const end = bytes.lastIndexOf(0x0a) + 1;
    if (end < bytes.length) ftruncateSync(this.descriptor, end);
    return bytes.subarray(0, end).toString('utf8').split('\n').filter(Boolean).map(parseLine);
  }

  append(facts: readonly Fact[]): void {
    writeAll(this.descriptor, lines(facts));
  }

  /** Replaces the whole history in one step: a crash leaves the old file or the new one, never a mixture. */
  rewrite(facts: readonly Fact[]): void {
    const temporary = `${this.file}.next`;
    const descriptor = openSync(temporary, 'w');
    writeAll(descriptor, lines(facts));
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(temporary, this.file);
    this.close();
    this.descriptor = openSync(this.file, 'a+');
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

/** One level at a time: asked to make a folder below /proc, the recursive form of mkdir never comes back. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function lines(facts: readonly Fact[]): Buffer {
  return Buffer.from(facts.map((fact) => `${JSON.stringify(fact)}\n`).join(''), 'utf8');
}

function writeAll(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
}

function parseLine(line: string, index: number): Fact {
  try {
    return JSON.parse(line) as Fact;
  } catch {
    throw new Error(`Line ${index + 1} of the simulator's journal is not JSON; remove the data folder to begin anew.`);
  }
}
