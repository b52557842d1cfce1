import { TableFault, type TableRow } from './TableFault';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/**
 * The text of a file that says nothing of its encoding: a mark at its beginning, else UTF-8 when every byte of it is, else GBK
 * (as a part of GB 18030), which nearly every sheet program of a Chinese office writes.
 * @throws TableFault encoding
 */
export function decodeText(bytes: Buffer): { text: string; encoding: Encoding } {
  for (const encoding of encodingsOf(bytes)) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      // Not this one: a byte of the file does not exist in it.
    }
  }
  throw new TableFault('encoding');
}

function encodingsOf(bytes: Buffer): Encoding[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

/** Rows of comma, semicolon or tab separated text; a cell in quotes may hold any of these, line ends, and its quotes doubled. */
export function* csvRows(text: string): Generator<TableRow> {
  const delimiter = delimiterOf(text);
  let number = 1;
  let cells: string[] = [];
  for (let at = 0; at < text.length;) {
    const { value, next } = text[at] === '"' ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter);
    cells.push(value);
    if (text[next] === delimiter) {
      at = next + 1;
      if (at < text.length) continue;
      cells.push('');
    }
    at = text[next] === '\r' && text[next + 1] === '\n' ? next + 2 : next + 1;
    yield { number, cells };
    number += 1;
    cells = [];
  }
}

interface Cell {
  value: string;
  /** Where the delimiter or line end behind it stands. */
  next: number;
}

const isEnd = (mark: string | undefined, delimiter: string): boolean =>
  mark === undefined || mark === delimiter || mark === '\n' || mark === '\r';

function plainCell(text: string, from: number, delimiter: string): Cell {
  let next = from;
  while (!isEnd(text[next], delimiter)) next += 1;
  return { value: text.slice(from, next), next };
}

/** A quote that is never closed closes with the file; what stands behind a closed one belongs to the cell, as sheet programs read it. */
function quotedCell(text: string, from: number, delimiter: string): Cell {
  let value = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return { value: value + text.slice(at), next: text.length };
    value += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== '"') break;
    value += '"';
    at += 1;
  }
  const rest = plainCell(text, at, delimiter);
  return { value: value + rest.value, next: rest.next };
}

/** Whichever the first line has most of. */
function delimiterOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const counted = [',', '\t', ';'].map((mark) => ({ mark, times: first.split(mark).length }));
  return counted.sort((a, b) => b.times - a.times)[0]?.mark ?? ',';
}
