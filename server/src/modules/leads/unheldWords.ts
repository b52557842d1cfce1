import { durationWords } from '@yinqiao/shared/domain';
import type { Lead } from './lead.model';

const KINDS: Partial<Record<Lead['state'], string>> = { new: '待人工分配', waiting: '待分配', pooled: '公海' };

/** How many of each kind wait and how long the longest has, a line each. @param waits milliseconds since nobody has held it */
export function unheldWords(waits: readonly { state: Lead['state']; ms: number }[]): string[] {
  return Object.entries(KINDS).flatMap(([state, word]) => {
    const ofKind = waits.filter((one) => one.state === state);
    if (ofKind.length === 0) return [];
    return [`${word} ${ofKind.length} 条，最久 ${durationWords(Math.max(...ofKind.map(({ ms }) => ms)))}`];
  });
}
