import {
  type ImportFault,
  type ImportField,
  type ImportMapping,
  normalisePhone,
  type ProductLine,
  productLines,
  unquotedCell,
} from '@yinqiao/shared/domain';
import type { LeadImport } from './leadImport.model';
import { wallTime } from './wallTime';

/** What the bank knows that rows are checked against. */
export interface RowFacts {
  mapping: ImportMapping;
  wholeFile: LeadImport['wholeFile'];
  /** `<line>:<version>` of every consent text there is or was. */
  consentTexts: ReadonlySet<string>;
  /** Area ids by name, and by the names of outlets. */
  areas: ReadonlyMap<string, string>;
  /** Active staff of the subtree of whoever hands in, by number: nobody names a colleague elsewhere as referrer. */
  staff: ReadonlyMap<string, string>;
  now: Date;
  samplePhonesAllowed: boolean;
  /** Where new customers are put whose row does not say: chosen for the whole file, or the outlet's own. */
  home: string | null;
}

/** A row that can be taken in. */
export interface LeadRow {
  phone: string;
  name: string;
  gender: 'male' | 'female' | null;
  productLine: ProductLine;
  consentVersion: string;
  consentAt: Date;
  askedAt: Date;
  /** Null where neither the row nor the file says: then only whom the bank knows can be taken in. */
  areaId: string | null;
  referrerId: string | null;
}

export type CheckedRow = { row: LeadRow } | { field: ImportField; code: ImportFault };

/** Lines by their codes, their names and what people call them. */
const lines = new Map<string, ProductLine>([
  ...Object.entries(productLines).flatMap(([line, name]) => [[line, line as ProductLine] as const, [name, line as ProductLine] as const]),
  ['装修贷款', 'renovation_loan'],
  ['农户经营贷', 'loan'],
  ['贷款', 'loan'],
  ['养老金', 'pension'],
  ['养老', 'pension'],
  ['存款', 'deposit'],
  ['国债', 'deposit'],
  ['其他', 'general'],
  ['综合', 'general'],
]);

/** What one row says, or the first thing that is wrong with it. Pure: whether it stands there twice is its reader's question. */
export function checkRow(cells: readonly string[], facts: RowFacts): CheckedRow {
  const said = (field: ImportField): string => {
    const column = facts.mapping[field];
    return column === undefined
      ? ''
      : unquotedCell(cells[column] ?? '')
          .normalize('NFKC')
          .trim();
  };
  const phone = normalisePhone(said('phone'), facts.samplePhonesAllowed);
  if ('fault' in phone) return { field: 'phone', code: phone.fault };
  const line = said('productLine') || (facts.wholeFile.productLine ?? '');
  if (line === '') return { field: 'productLine', code: 'line_missing' };
  const productLine = lines.get(line);
  if (!productLine) return { field: 'productLine', code: 'line_unknown' };
  const consent = checkConsent(said, productLine, facts);
  if ('code' in consent) return consent;
  const askedAt = said('askedAt') === '' ? consent.consentAt : wallTime(said('askedAt'));
  if (!askedAt || askedAt > facts.now) return { field: 'askedAt', code: 'asked_time_invalid' };
  const areaId = said('area') === '' ? facts.home : facts.areas.get(said('area'));
  if (areaId === undefined) return { field: 'area', code: 'area_unknown' };
  const referrerId = said('referrerNo') === '' ? null : facts.staff.get(said('referrerNo'));
  if (referrerId === undefined) return { field: 'referrerNo', code: 'staff_unknown' };
  const who = { phone: phone.phone, name: said('name'), gender: genderOf(said('gender')) };
  return { row: { ...who, productLine, ...consent, askedAt, areaId, referrerId } };
}

type Consent = Pick<LeadRow, 'consentVersion' | 'consentAt'>;

function checkConsent(
  said: (field: ImportField) => string,
  productLine: ProductLine,
  { wholeFile, consentTexts, now }: RowFacts,
): Consent | Exclude<CheckedRow, { row: LeadRow }> {
  const consentVersion = (said('consentVersion') || (wholeFile.consentVersion ?? '')).toUpperCase();
  if (consentVersion === '') return { field: 'consentVersion', code: 'consent_missing' };
  if (said('consentAt') === '') return { field: 'consentAt', code: 'consent_missing' };
  if (!consentTexts.has(`${productLine}:${consentVersion}`)) return { field: 'consentVersion', code: 'consent_version_unknown' };
  const consentAt = wallTime(said('consentAt'));
  if (!consentAt) return { field: 'consentAt', code: 'consent_time_invalid' };
  return consentAt > now ? { field: 'consentAt', code: 'consent_time_future' } : { consentVersion, consentAt };
}

function genderOf(written: string): LeadRow['gender'] {
  if (/^(男|先生|M|male)$/i.test(written)) return 'male';
  return /^(女|女士|F|female)$/i.test(written) ? 'female' : null;
}

/** What a second row of the same file may not repeat. */
export const keyOfRow = ({ phone, productLine }: LeadRow): string => `${phone}/${productLine}`;
