import { csvRows, decodeText, type Encoding } from './csvRows';
import { TableFault, type TableRow, within } from './TableFault';
import { xlsxRows } from './xlsxRows';

export type TableKind = 'xlsx' | 'csv';

/** What a file is by its first bytes; its name says nothing. @throws TableFault not_a_table, old_excel */
export function tableKindOf(head: Buffer): TableKind {
  if (head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) return 'xlsx';
  if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new TableFault('old_excel');
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  // Text has no zero bytes; pictures, archives and programs do, or say what they are.
  if (!isUtf16 && (head.includes(0) || /^(%PDF|\{\\rtf|<!DOCTYPE|<html)/i.test(head.toString('latin1', 0, 16))))
    throw new TableFault('not_a_table');
  return 'csv';
}

export interface Table {
  kind: TableKind;
  encoding: Encoding | null;
  rows: AsyncIterable<TableRow>;
}

/** A file as rows of text, read as they are asked for. @throws TableFault, also while reading */
export function readTable(bytes: Buffer): Table {
  if (bytes.length === 0) throw new TableFault('empty');
  const kind = tableKindOf(bytes.subarray(0, 4_096));
  if (kind === 'xlsx') return { kind, encoding: null, rows: within(xlsxRows(bytes)) };
  const { text, encoding } = decodeText(bytes);
  return { kind, encoding, rows: within(csvRows(text)) };
}
