import { defaultLadder, type Licence, type ProductLine, type RuleSet, type Ties } from '@yinqiao/shared/domain';
import { bankOf, factsWith, leadOf, NOON, policyOf } from '../../../server/src/modules/leads/distribution/bank.support';
import { Floor } from '../../../server/src/modules/leads/distribution/bankAt';
import { candidate } from '../../../server/src/modules/leads/distribution/candidate.support';
import type { Candidate } from '../../../server/src/modules/leads/distribution/eligibility';
import type { LadderFacts, NextDuty } from '../../../server/src/modules/leads/distribution/ladderFacts';

const DAY_MS = 86_400_000;
const OUTLETS = ['riverside', 'northgate', 'hills', 'village'];
const LICENCES: Licence[][] = [[], ['personal_loan'], ['personal_loan', 'pension'], ['pension', 'fund']];
const LINES: ProductLine[] = ['renovation_loan', 'pension', 'general'];

/** Numbers from 0 to 1 that are the same in every run. (mulberry32, public domain) */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Leads of every kind before branches of every kind: ties that hold and that do not, full and absent RMs, all tiers and hours. */
export function randomFacts(count: number, seed = 1, rules: RuleSet = defaultLadder): LadderFacts[] {
  const random = seeded(seed);
  const whole = (below: number) => Math.floor(random() * below);
  const any = <T>(all: readonly T[]): T => all[whole(all.length)]!;
  const chance = (share: number) => random() < share;
  const ago = (days: number) => new Date(NOON.getTime() - days * DAY_MS - whole(3_600_000));

  const person = (n: number): Candidate =>
    candidate(`stf_${n}`, {
      unitId: any(OUTLETS),
      desk: chance(0.15) ? 'wealth_managers' : 'outlet',
      onDuty: chance(0.6),
      servesNext: chance(0.7),
      licences: any(LICENCES),
      newToday: 4 + whole(5),
      open: 24 + whole(7),
    });
  const tiesOf = (people: readonly Candidate[]): Partial<Ties> => {
    const staffId = () => any(people).staffId;
    return {
      bookOwner: chance(0.4) ? { staffId: staffId(), since: ago(400), lastContactAt: chance(0.7) ? ago(whole(300)) : null } : null,
      handlings: chance(0.1) ? [{ staffId: staffId(), productLine: any(LINES), since: ago(60), lastActionAt: ago(whole(60)) }] : [],
      friends: Array.from({ length: chance(0.3) ? 1 + whole(2) : 0 }, () => ({
        staffId: staffId(),
        since: ago(200),
        lastHeardAt: chance(0.7) ? ago(whole(150)) : null,
        evidence: 'call' as const,
      })),
      referral: chance(0.05) ? { namedStaffId: staffId(), byStaffId: staffId(), at: ago(3) } : null,
      code: chance(0.2) ? { staffId: staffId(), at: ago(whole(12)) } : null,
      chosen: { staffId: chance(0.05) ? staffId() : null, outletId: chance(0.1) ? any(OUTLETS) : null },
    };
  };
  const one = (): LadderFacts => {
    const people = Array.from({ length: 4 + whole(20) }, (_, n) => person(n));
    const at = new Date(NOON.getTime() + (chance(0.8) ? 0 : 7 * 3_600_000));
    const away = people.filter(({ onDuty }) => !onDuty);
    const nextDuty = Object.fromEntries(
      away.map(({ staffId }): [string, NextDuty] => [staffId, { at: new Date(at.getTime() + whole(30) * 3_600_000), minutes: whole(400) }]),
    );
    const seats = chance(0.5) ? [candidate('seat', { unitId: 'seats', desk: 'remote', licences: any(LICENCES) })] : [];
    const bank = bankOf([...people, ...seats], { at, nextDuty, remoteUnitId: seats.length > 0 ? 'seats' : null });
    const lead = leadOf({
      productLine: any(LINES),
      touches: 1 + whole(2),
      returnedBy: chance(0.2) ? [any(people).staffId] : [],
      facts: factsWith(tiesOf(people), {
        at,
        tier: any(['mass', 'affluent', 'vip', 'private']),
        assets: any([0, 5, 20, 50, 600]),
        segments: chance(0.5) ? [`segment_${whole(10)}`] : [],
        redLines: chance(0.03) ? ['blacklist'] : [],
        barred: chance(0.05) ? [any(people).staffId] : [],
      }),
      policy: policyOf(rules),
    });
    return new Floor(bank).factsOf(lead);
  };
  return Array.from({ length: count }, one);
}
