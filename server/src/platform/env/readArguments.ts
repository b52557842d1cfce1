/** What may stand alone, and the words that a flag which may stand alone takes as its value. */
const COMMANDS = new Set(['seed']);
const SWITCHES = new Set(['DEMO']);
const SWITCH_VALUES = new Set(['0', '1', 'false', 'true']);

export interface Arguments {
  /** By the names of the variables: `--port 3001` is PORT=3001, `--demo` is DEMO=1. */
  flags: Record<string, string>;
  command: 'seed' | null;
  /** One line for each word that means nothing. */
  faults: string[];
}

/** Reads a command line, without node and script: flags have the names of the variables, with or without an equals sign. */
export function readArguments(argv: readonly string[]): Arguments {
  const read: Arguments = { flags: {}, command: null, faults: [] };
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (!word.startsWith('--')) {
      if (COMMANDS.has(word)) read.command = 'seed';
      else read.faults.push(`${word}: means nothing here (a command is: ${[...COMMANDS].join(', ')})`);
      continue;
    }
    const equals = word.indexOf('=');
    const name = variableOf(equals < 0 ? word : word.slice(0, equals));
    const next = argv[at + 1];
    if (equals >= 0) read.flags[name] = word.slice(equals + 1);
    else if (next !== undefined && isValueOf(name, next)) {
      read.flags[name] = next;
      at += 1;
    } else read.flags[name] = '1';
  }
  return read;
}

/** `DATA_DIR` of `--data-dir`, and back. */
const variableOf = (flag: string): string => flag.slice(2).replace(/-/g, '_').toUpperCase();
export const flagOf = (variable: string): string => `--${variable.toLowerCase().replace(/_/g, '-')}`;

const isValueOf = (name: string, word: string): boolean => (SWITCHES.has(name) ? SWITCH_VALUES.has(word) : !word.startsWith('--'));
