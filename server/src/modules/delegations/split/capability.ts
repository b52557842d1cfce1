import { daysBetween, type Licence, licences } from '@yinqiao/shared/domain';
import { backOn, type Staff } from '../../orgs';

/** Whether an RM can take part in a delegation today, and with what share of a full one. Pure. */
export interface Capability {
  able: boolean;
  /** 1, or 0.5 in the first 90 days. */
  share: number;
  /** What the manager who splits should know; null when there is nothing to say. */
  note: string | null;
}

type Member = Pick<Staff, 'leaves' | 'licences' | 'joinedOn'>;

const NEWCOMER_DAYS = 90;
const NEWCOMER_SHARE = 0.5;

/** 养老金资质, 个贷资质, 基金从业资质 */
const licenceWords = (licence: Licence): string => `${licences[licence].replace(/资质$/, '')}资质`;

/** @param licence what the delegation's product needs; null needs none */
export function capabilityOf(member: Member, licence: Licence | null, today: string): Capability {
  const back = backFromLeave(member, today);
  if (back) return { able: false, share: 0, note: `休假，${back} 回` };
  if (licence && !member.licences.includes(licence)) return { able: false, share: 0, note: `无${licenceWords(licence)}` };
  const days = daysBetween(member.joinedOn, today);
  if (days < NEWCOMER_DAYS) return { able: true, share: NEWCOMER_SHARE, note: `入职 ${days} 天，权重 ${NEWCOMER_SHARE}` };
  return { able: true, share: 1, note: null };
}

/** A unit's team in one line: nobody can do it, or somebody is away. */
export function teamNote(team: readonly Member[], licence: Licence | null, today: string): string | null {
  if (team.length === 0) return '没有客户经理';
  if (licence && !team.some((member) => member.licences.includes(licence))) return `无${licenceWords(licence)}`;
  const away = team.map((member) => backFromLeave(member, today)).filter((day) => day !== null);
  if (away.length === 0) return null;
  return away.length === 1 ? `1 人休假 · ${away[0]} 回` : `${away.length} 人休假`;
}

/** The month and day a member on leave is back: 12-01; null when at work. */
const backFromLeave = (member: Member, today: string): string | null => backOn(member, today)?.slice(5) ?? null;
