import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { TableFault, type TableRow } from './TableFault';
import { Zip } from './zip';

const SHARED_STRINGS = 'xl/sharedStrings.xml';
const STYLES = 'xl/styles.xml';
const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/** Formats of dates and times that have a number of their own instead of a definition. */
const DATE_FORMATS = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);
/** Day 0 of a sheet's dates. */
const EPOCH_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
const MOST_COLUMNS_ADDRESSED = 1_000;

/** The rows of the first sheet: what each cell holds, dates as `YYYY-MM-DD HH:mm:ss`, numbers with every digit they have. */
export async function* xlsxRows(bytes: Buffer): AsyncGenerator<TableRow> {
  const zip = new Zip(bytes);
  if (!zip.has(WORKBOOK)) throw new TableFault('not_a_table');
  const shared = zip.has(SHARED_STRINGS) ? await sharedStrings(zip) : [];
  const dates = zip.has(STYLES) ? await dateStyles(zip) : [];
  yield* sheetRows(zip, await firstSheet(zip), { shared, dates });
}

interface Events {
  open?: (tag: SaxesTagPlain) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** Hears a part of the file out; after each piece the caller may take what was gathered. */
async function* hear(zip: Zip, part: string, { open, text, close }: Events): AsyncGenerator<void> {
  const parser = new SaxesParser();
  // A document type is never needed, and is how entities are made to explode.
  parser.on('doctype', () => {
    throw new TableFault('damaged');
  });
  parser.on('error', () => {
    throw new TableFault('damaged');
  });
  parser.on('opentag', (tag) => open?.(tag));
  parser.on('text', (value) => text?.(value));
  parser.on('closetag', ({ name }) => close?.(name));
  const decoder = new TextDecoder();
  for await (const piece of zip.read(part)) {
    parser.write(decoder.decode(piece, { stream: true }));
    yield;
  }
  parser.close();
  yield;
}

async function hearAll(zip: Zip, part: string, events: Events): Promise<void> {
  const heard = hear(zip, part, events);
  while (!(await heard.next()).done);
}

/** Texts stand once in the file and are named by number. Of rich text the runs belong together, its phonetic hints do not. */
async function sharedStrings(zip: Zip): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = false;
  await hearAll(zip, SHARED_STRINGS, {
    open: ({ name }) => {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic = true;
      inText = name === 't' && !phonetic;
    },
    text: (value) => {
      if (inText) current += value;
    },
    close: (name) => {
      inText = false;
      if (name === 'rPh') phonetic = false;
      if (name === 'si') strings.push(current);
    },
  });
  return strings;
}

/** By number of a cell's style: whether it shows a date. */
async function dateStyles(zip: Zip): Promise<boolean[]> {
  const custom = new Set<number>();
  const styles: boolean[] = [];
  let inStyles = false;
  await hearAll(zip, STYLES, {
    open: ({ name, attributes }) => {
      if (name === 'numFmt' && showsDate(attributes['formatCode'] ?? '')) custom.add(Number(attributes['numFmtId']));
      if (name === 'cellXfs') inStyles = true;
      if (name === 'xf' && inStyles) {
        const format = Number(attributes['numFmtId'] ?? 0);
        styles.push(DATE_FORMATS.has(format) || custom.has(format));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inStyles = false;
    },
  });
  return styles;
}

const showsDate = (format: string): boolean => /[ymdhs年月日时]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));

/** The sheet that stands first in the book, which is not always the first file. */
async function firstSheet(zip: Zip): Promise<string> {
  let relation = '';
  await hearAll(zip, WORKBOOK, {
    open: ({ name, attributes }) => {
      if (name === 'sheet' && relation === '') relation = attributes['r:id'] ?? '';
    },
  });
  let target = '';
  await hearAll(zip, RELATIONS, {
    open: ({ name, attributes }) => {
      if (name === 'Relationship' && attributes['Id'] === relation) target = attributes['Target'] ?? '';
    },
  });
  const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  if (!zip.has(part)) throw new TableFault('damaged');
  return part;
}

interface Book {
  shared: readonly string[];
  dates: readonly boolean[];
}

async function* sheetRows(zip: Zip, part: string, book: Book): AsyncGenerator<TableRow> {
  let ready: TableRow[] = [];
  let row: TableRow = { number: 0, cells: [] };
  let cell = { column: 0, type: 'n', style: 0, value: '' };
  let takes = false;
  const heard = hear(zip, part, {
    open: ({ name, attributes }) => {
      if (name === 'row') row = { number: Number(attributes['r'] ?? row.number + 1), cells: [] };
      if (name === 'c') {
        const column = attributes['r'] ? columnOf(attributes['r']) : row.cells.length;
        cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '' };
      }
      takes = name === 'v' || (name === 't' && cell.type === 'inlineStr');
    },
    text: (value) => {
      if (takes) cell.value += value;
    },
    close: (name) => {
      takes = false;
      if (name === 'c') put(row.cells, cell.column, cellText(cell, book));
      if (name === 'row') ready.push(row);
    },
  });
  while (!(await heard.next()).done) {
    yield* ready;
    ready = [];
  }
  yield* ready;
}

/** `C7` is column 2. */
function columnOf(address: string): number {
  let column = 0;
  for (const letter of /^[A-Z]+/.exec(address)?.[0] ?? 'A') column = column * 26 + letter.charCodeAt(0) - 64;
  if (column > MOST_COLUMNS_ADDRESSED) throw new TableFault('too_many_columns');
  return column - 1;
}

function put(cells: string[], column: number, text: string): void {
  if (text === '') return;
  while (cells.length < column) cells.push('');
  cells[column] = text;
}

function cellText({ type, style, value }: { type: string; style: number; value: string }, { shared, dates }: Book): string {
  if (value === '') return '';
  if (type === 's') return shared[Number(value)] ?? '';
  if (type !== 'n') return value;
  const number = Number(value);
  return dates[style] ? dateText(number) : numberText(number, value);
}

/** The digits that a sheet keeps of a number; what lies beyond was lost before the file was written. */
const KEPT_DIGITS = 15;

/** A number with every digit it has. One that lost some is written so that it shows: 1.39123E+10. */
function numberText(number: number, value: string): string {
  const [mantissa = '', exponent] = value.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const isShort = exponent !== undefined && fraction.length < Number(exponent);
  const isLong = whole.length > KEPT_DIGITS || (exponent !== undefined && Number(exponent) >= KEPT_DIGITS);
  return isShort || isLong ? number.toExponential().toUpperCase() : String(number);
}

/** A sheet's date is the clock on the wall. */
const dateText = (days: number): string => {
  const at = new Date(EPOCH_MS + Math.round(days * DAY_MS));
  return Number.isNaN(at.getTime()) ? String(days) : at.toISOString().slice(0, 19).replace('T', ' ');
};
