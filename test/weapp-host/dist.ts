import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The parts of app.json the host obeys. */
interface AppConfig {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  tabBar?: { list: { pagePath: string; text: string }[] };
  window?: { navigationBarTitleText?: string };
}

/** A compiled mini-program, read from its output folder as it is. */
export interface Dist {
  dir: string;
  config: AppConfig;
  /** every page by its route, sub-packages included */
  routes: string[];
  tabs: string[];
  /** path without the extension -> text, for wxml and json; wxs keeps its extension, as `require` names it so */
  templates: Map<string, string>;
  scripts: Map<string, string>;
  statics: Map<string, unknown>;
}

const filesBelow = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));

/**
 * Reads the output folder of `taro build --type weapp`.
 * @throws if app.json is missing: the mini-program has not been built
 */
export function readDist(dir: string): Dist {
  const read = (file: string) => readFileSync(path.join(dir, file), 'utf8');
  const config = JSON.parse(read('app.json')) as AppConfig;
  const dist: Dist = {
    dir,
    config,
    routes: [...config.pages, ...(config.subPackages ?? []).flatMap((pack) => pack.pages.map((page) => `${pack.root}/${page}`))],
    tabs: (config.tabBar?.list ?? []).map((tab) => tab.pagePath),
    templates: new Map(),
    scripts: new Map(),
    statics: new Map(),
  };
  for (const file of filesBelow(dir)) {
    const bare = file.replace(/[.][^.]+$/, '');
    if (file.endsWith('.wxml')) dist.templates.set(bare, read(file));
    if (file.endsWith('.wxs')) dist.scripts.set(bare, read(file));
    if (file.endsWith('.json')) dist.statics.set(bare, JSON.parse(read(file)));
  }
  return dist;
}
