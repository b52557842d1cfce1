/**
 * The daily results file of the core, one a business day, named `results-YYYY-MM-DD.csv` after the day it speaks of:
 *
 *     delegation,outlet,gross,clawed_back        the header, exactly so
 *     dlg_…,unit_…,44,3                          a row per delegation and outlet: our ids, counts from the delegation's start
 *     #total,12,289,18                           the trailer: number of rows, sum of gross, sum of clawed back
 *
 * UTF-8, lines ended by LF or CRLF, no quoting (ids and whole numbers only). Figures are cumulative, so the newest file alone
 * tells the whole, and a day that was missed does no harm.
 */
export interface ResultRow {
  delegationId: string;
  outletId: string;
  gross: number;
  /** Never more than gross. */
  clawedBack: number;
}

export interface ControlTotals {
  rows: number;
  gross: number;
  clawedBack: number;
}

export type ParsedResultsFile =
  { ok: true; rows: ResultRow[]; controlTotals: ControlTotals } | { ok: false; reason: string; controlTotals: ControlTotals | null };

export const RESULTS_HEADER = 'delegation,outlet,gross,clawed_back';
const TRAILER_MARK = '#total';
const FILE_NAME = /^results-(\d{4}-\d{2}-\d{2})\.csv$/;
const ID = /^[A-Za-z0-9_.-]{1,64}$/;
const COUNT = /^\d{1,9}$/;

/** @returns the business day a file name speaks of, or null for any other file */
export const asOfOfFileName = (fileName: string): string | null => FILE_NAME.exec(fileName)?.[1] ?? null;

export const resultsFileName = (asOf: string): string => `results-${asOf}.csv`;

/** Reads a file whole or refuses it whole; every refusal says what is wrong and where, in the words of the people who mend it. */
export function parseResultsFile(text: string): ParsedResultsFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const header = lines.shift();
  if (header !== RESULTS_HEADER) return refused('表头不对');
  const controlTotals = trailerOf(lines.pop());
  if (!controlTotals) return refused('没有合计行，文件可能没有传完');

  const rows: ResultRow[] = [];
  const seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const row = rowOf(line);
    const lineNumber = index + 2;
    if (!row) return refused(`第 ${lineNumber} 行读不出来`, controlTotals);
    if (row.clawedBack > row.gross) return refused(`第 ${lineNumber} 行回撤大于毛数`, controlTotals);
    const key = `${row.delegationId}/${row.outletId}`;
    if (seen.has(key)) return refused(`第 ${lineNumber} 行与前面重复`, controlTotals);
    seen.add(key);
    rows.push(row);
  }
  const mismatch = mismatchOf(rows, controlTotals);
  return mismatch ? refused(mismatch, controlTotals) : { ok: true, rows, controlTotals };
}

const refused = (reason: string, controlTotals: ControlTotals | null = null): ParsedResultsFile => ({ ok: false, reason, controlTotals });

function rowOf(line: string): ResultRow | null {
  const [delegationId = '', outletId = '', gross = '', clawedBack = '', ...rest] = line.split(',');
  if (rest.length > 0 || !ID.test(delegationId) || !ID.test(outletId) || !COUNT.test(gross) || !COUNT.test(clawedBack)) return null;
  return { delegationId, outletId, gross: Number(gross), clawedBack: Number(clawedBack) };
}

function trailerOf(line: string | undefined): ControlTotals | null {
  const [mark, rows = '', gross = '', clawedBack = '', ...rest] = (line ?? '').split(',');
  if (mark !== TRAILER_MARK || rest.length > 0 || ![rows, gross, clawedBack].every((value) => COUNT.test(value))) return null;
  return { rows: Number(rows), gross: Number(gross), clawedBack: Number(clawedBack) };
}

/** The control totals are the sender's own sums: a cut or altered file cannot agree with them by accident. */
function mismatchOf(rows: readonly ResultRow[], totals: ControlTotals): string | null {
  const sums = totalsOf(rows);
  if (sums.rows !== totals.rows) return `行数对不上：合计行写 ${totals.rows} 行，实有 ${sums.rows} 行`;
  if (sums.gross !== totals.gross) return `毛数合计对不上：合计行写 ${totals.gross}，实加 ${sums.gross}`;
  if (sums.clawedBack !== totals.clawedBack) return `回撤合计对不上：合计行写 ${totals.clawedBack}，实加 ${sums.clawedBack}`;
  return null;
}

export const totalsOf = (rows: readonly ResultRow[]): ControlTotals => ({
  rows: rows.length,
  gross: rows.reduce((sum, row) => sum + row.gross, 0),
  clawedBack: rows.reduce((sum, row) => sum + row.clawedBack, 0),
});
