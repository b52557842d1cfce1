import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { ownTimers } from './timers';

/** The side without a document: the mini-program's own JavaScript, in a realm that holds the language and nothing else. */
export interface LogicLayer {
  /** runs a file of the output folder once, like WeChat's `require`; the path is relative to the folder */
  require(file: string): unknown;
  /** ends its timers */
  close(): void;
}

type Factory = (module: { exports: unknown }, exports: unknown, require: (id: string) => unknown) => void;

/**
 * A new realm has no window, fetch, URL or process, as in WeChat's logic layer: code that needs one of them fails here as it
 * would on a phone. What WeChat does provide is given as `globals`.
 */
export function openLogicLayer(dir: string, globals: Record<string, unknown>): LogicLayer {
  const timers = ownTimers();
  const context = vm.createContext({ ...timers.globals, console, ...globals });
  const loaded = new Map<string, { exports: unknown }>();

  const requireFile = (file: string): unknown => {
    const name = path.normalize(file.endsWith('.js') ? file : `${file}.js`);
    const known = loaded.get(name);
    if (known) return known.exports;
    const filename = path.join(dir, name);
    const module = { exports: {} };
    loaded.set(name, module);
    const factory = vm.runInContext(`(function (module, exports, require) {${readFileSync(filename, 'utf8')}\n})`, context, {
      filename,
    }) as Factory;
    factory(module, module.exports, (id) => requireFile(path.join(path.dirname(name), id)));
    return module.exports;
  };
  return { require: requireFile, close: timers.stop };
}
