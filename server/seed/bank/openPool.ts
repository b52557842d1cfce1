import { addDays, shanghaiInstant } from '@yinqiao/shared/domain';
import { DEMO_DAY } from './calendar';
import type { DemoCustomer } from './customers';
import type { DemoLead } from './leads';
import { createRandom, itemAt } from './random';
import { onDutyAt } from './roster';
import { type DemoStaff, isLicensed } from './staff';

/** A lead of the renovation season that its holder let lie, and that stands in the open pool on the demo day. */
export interface PooledLead {
  customer: DemoCustomer;
  holder: DemoStaff;
  capturedAt: Date;
  contactedAt: Date;
  /** Seven days without any action later. */
  pooledAt: Date;
}

/** 公海 on the demo day: twelve in 云江, four in 澄州, two in 青禾. */
const PLAN: readonly (readonly [outletCode: string, leads: number])[] = [
  ['hedong-main', 4],
  ['binjiang-road', 3],
  ['chengbei-main', 3],
  ['shuyuan-street', 2],
  ['laocheng-main', 2],
  ['huxi-main', 2],
  ['qinghe-hall', 2],
];
const LINE = 'renovation_loan';
/** Whoever asks for a loan that runs for five years. */
const OLDEST = 58;
const MINUTES_OF_THE_DAY = { from: 9 * 60 + 20, to: 13 * 60 + 40 };

/** @param leads of the demo bank: one lead a person */
export function pooledLeads(seed: number, customers: readonly DemoCustomer[], leads: readonly DemoLead[]): PooledLead[] {
  const random = createRandom(seed, 'open-pool');
  const taken = new Set(leads.map(({ customer }) => customer.index));
  const free = random.shuffle(
    customers.filter(
      ({ index, personaKey, profile, ownerStaffNo, age }) =>
        age <= OLDEST &&
        personaKey === null &&
        ownerStaffNo === null &&
        profile.willingness === 'agreed' &&
        profile.miniProgram &&
        !taken.has(index),
    ),
  );
  return PLAN.flatMap(([outletCode, count]) => {
    const here = free.filter((customer) => customer.outletCode === outletCode);
    return Array.from({ length: count }, (_, n) => {
      const pooledOn = addDays(DEMO_DAY, -(n % 3));
      const at = random.int(MINUTES_OF_THE_DAY.from, MINUTES_OF_THE_DAY.to);
      const contactedAt = atMinute(addDays(pooledOn, -7), at);
      const ready = onDutyAt(outletCode, addDays(pooledOn, -7)).filter((member) => isLicensed(member, LINE));
      return {
        customer: itemAt(here, n),
        holder: itemAt(ready, random.int(0, ready.length - 1)),
        capturedAt: atMinute(addDays(pooledOn, -7), at - 18),
        contactedAt,
        pooledAt: atMinute(pooledOn, at),
      };
    });
  });
}

const atMinute = (day: string, minute: number): Date => new Date(shanghaiInstant(day).getTime() + minute * 60_000);
