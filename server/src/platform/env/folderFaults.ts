import { existsSync, mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Makes the folder where there is none, and writes into it: permissions alone do not tell of a read-only disk or of a file in its place. */
export function folderFaults(name: string, folder: string): string[] {
  try {
    makeFolder(folder);
    rmdirSync(mkdtempSync(join(folder, '.writable-')));
    return [];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOTDIR' ? 'a file stands where a folder is needed' : code;
    return [`${name}: ${JSON.stringify(folder)} cannot be written to (${reason})`];
  }
}

/** One level at a time: asked to make a folder below /proc, the recursive form of mkdir never comes back. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
