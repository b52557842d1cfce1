import { clockWords, dayWords } from '@yinqiao/shared/domain';
import type { Policy, PolicySummary } from '../../../features/policies-console/policies';
import type { Tone } from '../../../ui/desk/Tag';

export const stateTone: Readonly<Record<PolicySummary['state'], Tone>> = {
  draft: 'warn',
  submitted: 'brand',
  rejected: 'bad',
  discarded: 'neutral',
  scheduled: 'brand',
  in_force: 'good',
  replaced: 'neutral',
};

/** 现行 V12，11月1日起 · 林若川、梁知行双人签发 */
export function inForceWords({ inForce, inherited, now }: Policy): string {
  const from = inForce.from ? `，${dayWords(inForce.from, now)}起` : '';
  const signed = inForce.signedBy.length > 0 ? ` · ${inForce.signedBy.join('、')}双人签发` : '';
  const whose = inherited && inForce.versionId === null ? `沿用${inherited.unitName}规则 ${inForce.name}` : `现行 ${inForce.name}`;
  return `${whose}${from}${signed}`;
}

/** What waits for a second person or for its time. */
export function pendingWords({ name, state, effectiveAt, inForceFrom, restores, stale }: PolicySummary, now: string): string {
  const back = restores ? `（回到 ${restores}）` : '';
  if (stale) return `${name}${back}等待复核，但基于的版本已不是现行版本，请重新提交`;
  if (state === 'scheduled') return `${name}${back}已通过，${momentOf(inForceFrom, now)}生效`;
  return `${name}${back}等待复核，${effectiveAt ? `${momentOf(effectiveAt, now)}生效` : '通过后立即生效'}`;
}

const momentOf = (at: string | null, now: string): string => (at ? `${dayWords(at, now)} ${clockWords(at)} ` : '');

/** Who signs what a unit of that level asks. */
export const signerWords: Readonly<Record<Policy['level'], string>> = {
  head_office: '总行的另一条线（策划与消保互签）',
  branch: '总行策划或消保',
  sub_branch: '分行私域岗或总行',
  outlet: '分行私域岗或总行',
  remote_desk: '总行策划或消保',
};
