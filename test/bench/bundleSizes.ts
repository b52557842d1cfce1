import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Figure, figure } from './figure';

const ROOT = join(__dirname, '../..');
const WEB = join(ROOT, 'wecom-sidebar/dist');
const WEAPP = join(ROOT, 'miniapp/dist/weapp');
const KB = 1024;

/** First load: everything the entry's html names, gzipped, against the budget of the design. */
function firstLoad(entry: string): number {
  const html = readFileSync(join(WEB, entry), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '');
  return [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(join(WEB, file))).length, 0) / KB;
}

function folderBytes(folder: string, skip: (name: string) => boolean): number {
  return readdirSync(folder).reduce((sum, name) => {
    if (skip(name)) return sum;
    const path = join(folder, name);
    return sum + (statSync(path).isDirectory() ? folderBytes(path, skip) : statSync(path).size);
  }, 0);
}

/** Sub-packages (`pkg-…`) are loaded apart, so they do not count for the main package. */
export function bundleSizes(): Promise<Figure[]> {
  const budget = (name: string, value: number, limit: number) =>
    figure(name, { value, unit: 'KB', rival: 'budget', rivalValue: limit }, { ratio: 1, higherIsBetter: false });
  return Promise.resolve([
    budget('sidebar first load, gzip', firstLoad('sidebar.html'), 250),
    budget('workbench first load, gzip', firstLoad('workbench.html'), 250),
    budget('console first load, gzip', firstLoad('console.html'), 500),
    budget('mini-program main package', folderBytes(WEAPP, (name) => name.startsWith('pkg-')) / KB, 900),
  ]);
}
