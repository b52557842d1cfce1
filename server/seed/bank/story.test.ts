import { shanghaiInstant } from '@yinqiao/shared/domain';
import { DEMO_START } from './calendar';
import type { DemoLead } from './leads';
import { poolFor } from './pools';
import { allOnDuty } from './roster';
import { relationshipManagers, staffByName } from './staff';
import { type DemoState, demoState } from './story';
import { branchOf } from './units';

const SEEDS = [20261122, 1, 2];
const MIDNIGHT = shanghaiInstant('2026-11-22');
const todayOf = ({ leads }: DemoState) => leads.filter(({ capturedAt }) => capturedAt >= MIDNIGHT);
const byBranch = (leads: readonly DemoLead[]) =>
  ['yunjiang', 'chengzhou', 'qinghe'].map((code) => leads.filter(({ customer }) => branchOf(customer.outletCode)?.code === code).length);

/** Leads of the demo day that fair share gave, per RM. */
function givenToday(state: DemoState, name: string): number {
  const { staffId } = staffByName(name);
  return todayOf(state).filter(({ assignment }) => assignment?.staffId === staffId && assignment.trace.chosen.by === 'fair_share').length;
}

it('is the same state on every run, and another one for another seed number', () => {
  const text = (seed: number) => JSON.stringify(demoState(seed));
  expect(text(7)).toBe(text(7));
  expect(text(8)).not.toBe(text(7));
});

describe.each(SEEDS)('the demo bank at 14:32 (seed %i)', (seed) => {
  const state = demoState(seed);
  const today = todayOf(state);

  it('has captured 132 = 71 + 41 + 20, accepted 118 = 64 + 37 + 17 and contacted 103 = 57 + 32 + 14', () => {
    expect(byBranch(today)).toEqual([71, 41, 20]);
    expect(byBranch(today.filter(({ acceptedAt }) => acceptedAt !== null))).toEqual([64, 37, 17]);
    expect(byBranch(today.filter(({ contactedAt }) => contactedAt !== null))).toEqual([57, 32, 14]);
  });

  it('has granted 412 coupons today, 187 of them of B11, whose stock of 400 was touched by nobody before', () => {
    const claims = state.claims.filter(({ claimedAt }) => claimedAt >= MIDNIGHT);
    expect(claims).toHaveLength(412);
    expect(state.claims.filter(({ benefitCode }) => benefitCode === 'B11')).toHaveLength(187);
    expect(claims.filter(({ benefitCode }) => benefitCode === 'B11')).toHaveLength(187);
    expect(claims.filter(({ leadId }) => leadId !== null)).toHaveLength(132);
    expect(new Set(claims.map(({ customer }) => customer.index)).size).toBe(412);
  });

  it('has given nobody two coupons of a kind, and no two coupons one id', () => {
    const held = state.claims.map(({ benefitCode, customer }) => `${benefitCode}/${customer.index}`);
    expect(new Set(held).size).toBe(held.length);
    expect(new Set(state.claims.map(({ couponId }) => couponId)).size).toBe(state.claims.length);
  });

  it('has passed nobody’s capacity and given nothing to anyone off duty', () => {
    const onDuty = new Set(allOnDuty('2026-11-22').map(({ staffId }) => staffId));
    for (const { staffId, dailyCapacity } of relationshipManagers) {
      expect(state.pools.newOn(staffId, '2026-11-22')).toBeLessThanOrEqual(onDuty.has(staffId) ? (dailyCapacity ?? 8) : 0);
      expect(state.pools.openAt(staffId, DEMO_START)).toBeLessThanOrEqual(30);
    }
  });

  it('has shared fairly: inside a pool nobody is a whole lead ahead of another', () => {
    for (const pool of [
      ['周可欣', '宋清禾'],
      ['曹思敏', '叶知秋'],
      ['崔文彬', '蒋若兰'],
      ['姚思齐', '谢雨晴'],
    ]) {
      const given = pool.map((name) => givenToday(state, name));
      expect(Math.max(...given) - Math.min(...given)).toBeLessThanOrEqual(1);
    }
  });

  it('is ready for the story: the next fair-share lead at 滨江路 goes to 周可欣, who has been given 4 and has room', () => {
    expect([givenToday(state, '周可欣'), givenToday(state, '宋清禾')]).toEqual([4, 5]);
    const hero = state.customers[0];
    if (!hero) throw new Error('no customers');
    const captured = { leadId: 'led_story', customer: hero, line: 'renovation_loan', capturedAt: DEMO_START } as const;
    const assignment = demoState(seed).pools.assign(captured, poolFor(hero, 'renovation_loan', DEMO_START));
    expect(assignment).toMatchObject({ staffId: staffByName('周可欣').staffId, trace: { chosen: { by: 'fair_share' } } });
  });

  it('lets three leads wait at 高新园, whose only RM on duty is full until tomorrow', () => {
    const waiting = today.filter((lead) => lead.state === 'waiting');
    expect(waiting.map(({ pool }) => pool.poolUnitId)).toEqual(['out_gaoxin-park', 'out_gaoxin-park', 'out_gaoxin-park']);
    expect(state.pools.newOn(staffByName('彭雨辰').staffId, '2026-11-22')).toBe(8);
  });

  it('lets nothing happen before its cause, before 9:00 or after 14:32', () => {
    for (const { capturedAt, assignedAt, acceptedAt, contactedAt } of today) {
      const times = [capturedAt, assignedAt, acceptedAt, contactedAt].filter((at) => at !== null).map((at) => at.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(Math.min(...times)).toBeGreaterThanOrEqual(shanghaiInstant('2026-11-22', '09:00').getTime());
      expect(Math.max(...times)).toBeLessThan(DEMO_START.getTime());
    }
  });

  it('has broken no promise: what is not accepted or contacted still has time', () => {
    for (const { state: leadState, assignedAt, acceptedAt } of today) {
      if (leadState === 'assigned') expect(DEMO_START.getTime() - (assignedAt?.getTime() ?? 0)).toBeLessThan(15 * 60_000);
      if (leadState === 'accepted') expect(DEMO_START.getTime() - (acceptedAt?.getTime() ?? 0)).toBeLessThan(120 * 60_000);
    }
  });

  it('has at most one lead a person, and none of a persona', () => {
    expect(new Set(state.leads.map(({ customer }) => customer.index)).size).toBe(state.leads.length);
    expect(state.leads.filter(({ customer }) => customer.personaKey !== null)).toHaveLength(0);
  });

  it('has one coupon that ends before tomorrow 9:00: 陆子昂’s meal', () => {
    const ending = state.claims.filter(
      ({ customer, state: couponState, validUntil }) =>
        customer.personaKey !== null &&
        couponState === 'held' &&
        validUntil > DEMO_START &&
        validUntil <= shanghaiInstant('2026-11-23', '09:00'),
    );
    expect(ending.map(({ customer, benefitCode }) => [customer.name, benefitCode])).toEqual([['陆子昂', 'B02']]);
  });
});
