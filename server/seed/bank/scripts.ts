import type { Licence, ProductLine } from '@yinqiao/shared/domain';
import { scriptTable, type ScriptRow } from './scriptTable';

export interface DemoScript extends Required<Omit<ScriptRow, 'licence' | 'productLine' | 'note'>> {
  scriptId: string;
  licence: Licence | null;
  /** The line whose enquiry it answers; null when it is not about one. */
  productLine: ProductLine | null;
  /** The restriction of use, in the field's words. */
  note: string | null;
  approvedUntil: string;
}

const APPROVED_UNTIL = '2026-12-31';

/** The thirty approved scripts, in the order of their codes. */
export const scripts: readonly DemoScript[] = scriptTable.map((row) => ({
  ...row,
  scriptId: `scr_${row.code}`,
  licence: row.licence ?? null,
  productLine: row.productLine ?? null,
  note: row.note ?? null,
  approvedUntil: APPROVED_UNTIL,
}));

const byCode = new Map(scripts.map((script) => [script.code, script]));

export function scriptByCode(code: string): DemoScript {
  const found = byCode.get(code);
  if (!found) throw new Error(`the demo bank has no script ${code}`);
  return found;
}
