/** Why a file cannot be read as a table. */
export const tableFaults = [
  'empty',
  'not_a_table',
  'old_excel',
  'encoding',
  'too_many_rows',
  'too_many_columns',
  'inflates',
  'damaged',
] as const;
export type TableFaultCode = (typeof tableFaults)[number];

export class TableFault extends Error {
  constructor(readonly code: TableFaultCode) {
    super(code);
    this.name = 'TableFault';
  }
}

/** What nobody fills in by hand, and what keeps a file from taking the machine. */
const MOST_ROWS = 200_000;
const MOST_COLUMNS = 60;
/** A longer cell is cut: no field of ours is as long. */
const MOST_CHARACTERS = 500;

/** A row that is not empty, with its number in the file as people count. */
export interface TableRow {
  number: number;
  cells: string[];
}

/** Refuses what is too large while it is read; cuts what is too long. */
export async function* within(rows: AsyncIterable<TableRow> | Iterable<TableRow>): AsyncGenerator<TableRow> {
  let count = 0;
  for await (const { number, cells } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    count += 1;
    // The first row names the columns.
    if (count > MOST_ROWS + 1) throw new TableFault('too_many_rows');
    if (cells.length > MOST_COLUMNS) throw new TableFault('too_many_columns');
    yield { number, cells: cells.map((cell) => cell.trim().slice(0, MOST_CHARACTERS)) };
  }
  if (count === 0) throw new TableFault('empty');
}
