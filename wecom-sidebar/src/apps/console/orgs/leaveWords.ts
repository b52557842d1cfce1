import { dayWords, leaveKinds, shanghaiInstant } from '@yinqiao/shared/domain';
import type { Leave } from '../../../features/orgs-console/leaves';

/** 今天, 11月25日 */
const nearWords = (day: string, today: string): string => (day === today ? '今天' : dayWords(shanghaiInstant(day), shanghaiInstant(today)));

/** 今天, 11月25日至11月27日 */
export const daysWords = ({ from, to }: Leave, today: string): string =>
  from === to ? nearWords(from, today) : `${nearWords(from, today)}至${nearWords(to, today)}`;

/** 今天至11月27日 年假 */
export const leaveWords = (leave: Leave, today: string): string =>
  [daysWords(leave, today), leave.kind && leaveKinds[leave.kind]].filter(Boolean).join(' ');
