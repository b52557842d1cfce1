import { shanghaiParts, stampWords } from '@yinqiao/shared/domain';
import type { Verdict } from './verdict.model';

/** Names that the words of a document speak of, looked up once. */
export interface VerdictNames {
  staff: (staffId: string) => string;
  /** The unit a member works in. */
  unitOf: (staffId: string) => string;
}

/** 银桥归裁〔2026〕147 号 */
export const numberWords = ({ year, number }: Pick<Verdict, 'year' | 'number'>): string => `银桥归裁〔${year}〕${number} 号`;

/** 2026年11月27日 18:00: a document is read in other years too. */
export function fullMomentWords(at: Date): string {
  return `${fullDayWords(at)} ${stampWords(at).slice(-5)}`;
}

/** 2026年11月27日 */
export function fullDayWords(at: Date): string {
  const { year, month, day } = shanghaiParts(at);
  return `${year}年${month}月${day}日`;
}

/** 80% · 12.5%; parts are basis points. */
export const partWords = (part: number): string => `${part / 100}%`;
