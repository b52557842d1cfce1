import { addDays, shanghaiInstant } from '@yinqiao/shared/domain';
import { RESULTS_HEADER, type ResultRow, resultsFileName, totalsOf } from '../../src/modules/delegations/results/resultsFile';
import { weekdayOf } from './calendar';
import { delegations } from './delegations';
import type { OutletPart } from './delegationTable';
import { createRandom, type Random } from './random';
import { unitByCode } from './units';

/** One day's results file of the core. */
export interface DemoResultsFile {
  fileName: string;
  asOf: string;
  /** When the core has delivered it: 06:40 on the next day. */
  deliveredAt: Date;
  rows: readonly ResultRow[];
  text: string;
}

const FIRST_AS_OF = '2026-11-21';
const LAST_AS_OF = '2026-12-08';

/** The files from the eve of the demo day on, enough of them that the clock can be moved for more than two weeks. */
export function resultsFiles(seed: number): DemoResultsFile[] {
  const files: DemoResultsFile[] = [];
  let rows = firstRows();
  for (let asOf = FIRST_AS_OF; asOf <= LAST_AS_OF; asOf = addDays(asOf, 1)) {
    if (asOf > FIRST_AS_OF) rows = nextDay(rows, asOf, createRandom(seed, 'results', asOf));
    files.push({
      fileName: resultsFileName(asOf),
      asOf,
      deliveredAt: shanghaiInstant(addDays(asOf, 1), '06:40'),
      rows,
      text: textOf(rows),
    });
  }
  return files;
}

function textOf(rows: readonly ResultRow[]): string {
  const totals = totalsOf(rows);
  const lines = rows.map((row) => [row.delegationId, row.outletId, row.gross, row.clawedBack].join(','));
  return [RESULTS_HEADER, ...lines, `#total,${totals.rows},${totals.gross},${totals.clawedBack}`, ''].join('\n');
}

const firstRows = (): ResultRow[] => delegations.flatMap(({ delegationId, outlets }) => outlets.map((part) => rowOf(delegationId, part)));

const rowOf = (delegationId: string, { outletCode, gross, clawedBack }: OutletPart): ResultRow => ({
  delegationId,
  outletId: unitByCode(outletCode).unitId,
  gross,
  clawedBack,
});

const SUNDAY = 0;
/** On the first day of coupons the story's outlet hands in at least this many applications. */
const STORY_OUTLET_ID = unitByCode('binjiang-road').unitId;
const COUPON_DAY = '2026-11-22';

/** Figures are cumulative: gross never falls, and of pension accounts a few are cancelled again. Ended delegations stand still. */
function nextDay(rows: readonly ResultRow[], asOf: string, random: Random): ResultRow[] {
  return rows.map((row) => {
    const delegation = delegations.find(({ delegationId }) => delegationId === row.delegationId);
    if (!delegation || asOf > delegation.endsOn) return row;
    const canClose = delegation.metric === 'pension_accounts';
    const more = newToday(row, asOf, delegation.metric === 'renovation_applications', random);
    return { ...row, gross: row.gross + more, clawedBack: row.clawedBack + (canClose && random.chance(0.04) ? 1 : 0) };
  });
}

function newToday(row: ResultRow, asOf: string, isLoan: boolean, random: Random): number {
  const isQuiet = weekdayOf(asOf) === SUNDAY && !(isLoan && asOf === COUPON_DAY);
  const most = Math.max(1, Math.round(row.gross * (isQuiet ? 0.04 : 0.08)));
  const drawn = random.int(0, most);
  return isLoan && asOf === COUPON_DAY && row.outletId === STORY_OUTLET_ID ? Math.max(2, drawn) : drawn;
}
