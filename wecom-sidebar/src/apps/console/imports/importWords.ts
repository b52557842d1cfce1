import { csvText, importFields, importFieldNames, type ImportState } from '@yinqiao/shared/domain';
import type { ImportRow } from '../../../features/leads-console/imports';
import type { Tone } from '../../../ui/desk/Tag';

export const stateTones: Record<ImportState, Tone> = {
  empty: 'neutral',
  reading: 'brand',
  mapping: 'warn',
  checking: 'brand',
  checked: 'warn',
  approval: 'warn',
  importing: 'brand',
  done: 'good',
  rejected: 'bad',
  failed: 'bad',
  cancelled: 'neutral',
};

export const rowsWords = (rows: number): string => `${rows.toLocaleString('en')} 行`;

/** What became of the rows, or how far they are. */
export function outcomeWords({ state, progress, result, rows, faulty }: ImportRow): string {
  if (progress) return `已处理 ${progress.done.toLocaleString('en')}${progress.total === null ? '' : ` / ${rowsWords(progress.total)}`}`;
  const taken = result.made + result.joined + result.reopened + result.known;
  if (taken > 0 || state === 'done') return resultWords(result);
  if (rows === null) return '—';
  return faulty > 0 ? `${rowsWords(rows - faulty)}可导入，${rowsWords(faulty)}有问题` : `${rowsWords(rows)}`;
}

export function resultWords({ made, joined, reopened, known }: ImportRow['result']): string {
  const parts = [`新线索 ${made.toLocaleString('en')}`];
  if (joined + known > 0) parts.push(`并入原有 ${(joined + known).toLocaleString('en')}`);
  if (reopened > 0) parts.push(`重新打开 ${reopened.toLocaleString('en')}`);
  return parts.join(' · ');
}

const EXAMPLE: Record<(typeof importFieldNames)[number], string> = {
  phone: '10700000001',
  name: '张三',
  gender: '男',
  productLine: '个人养老金',
  consentVersion: 'V5',
  consentAt: '2026-11-20 10:00',
  askedAt: '2026-11-20 10:00',
  area: '',
  referrerNo: '',
};

/** A list to fill in: the headings we know at once, and one line as an example. */
export const templateFile = (): Blob =>
  new Blob([csvText([importFieldNames.map((field) => importFields[field].name), importFieldNames.map((field) => EXAMPLE[field])])], {
    type: 'text/csv',
  });
