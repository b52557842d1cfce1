/** What makes a sheet program run a cell instead of showing it, also behind spaces. */
const RUNS = /^\s*[=+\-@\t\r]|^[\t\r]/;

/** One cell of an exported file: never run by the program that opens it, and safe to stand between commas. */
export function csvCell(value: string): string {
  const shown = RUNS.test(value) ? `'${value}` : value;
  return /[",\r\n\t']/.test(shown) ? `"${shown.replace(/"/g, '""')}"` : shown;
}

/** The cell as it was before `csvCell` quoted it: what was exported and mended is read back as it stood. */
export const unquotedCell = (cell: string): string => (cell.startsWith("'") && RUNS.test(cell.slice(1)) ? cell.slice(1) : cell);

/** UTF-8 with its mark, so that every sheet program of a Chinese office reads it. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
