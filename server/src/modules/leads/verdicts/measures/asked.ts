import { addDays, businessDayOf, shanghaiInstant, type StaffRole } from '@yinqiao/shared/domain';
import { answerDeadline, REMIND_BEFORE_MS } from '../deadlines';
import type { Measure } from '../judge/judgement';

type Asked = Extract<Measure['code'], 'review' | 'freeze_exports' | 'early_transfer_plan' | 'customer_notice' | 'check_grabs'>;

const OUTLET: readonly StaffRole[] = ['outlet_manager', 'sub_branch_manager', 'branch_operations'];

export type AskedMeasure = Measure & { code: Asked };

/** What people carry out, and who: the nearest of the role named first. The other measures the rules keep by themselves. */
const ASKED: Record<Asked, readonly StaffRole[]> = {
  review: OUTLET,
  freeze_exports: ['branch_operations'],
  early_transfer_plan: OUTLET,
  customer_notice: OUTLET,
  check_grabs: OUTLET,
};

export const isAsked = (measure: Measure): measure is AskedMeasure => measure.code in ASKED;

export const askedRoles = ({ code }: AskedMeasure): readonly StaffRole[] => ASKED[code];

/** A review on its day, exports at once, the rest within the days in which a level answers. */
export async function dueOf(measure: AskedMeasure, at: Date): Promise<Date> {
  if (measure.code === 'review') return endOf(measure.on);
  return measure.code === 'freeze_exports' ? endOf(businessDayOf(at)) : answerDeadline(at);
}

/** As of every deadline of the procedure; not of what is asked on that last day later than that. */
export function remindAtOf(dueAt: Date, askedAt: Date): Date | null {
  const remindAt = new Date(dueAt.getTime() - REMIND_BEFORE_MS);
  return remindAt > askedAt ? remindAt : null;
}

const endOf = (day: string): Date => new Date(shanghaiInstant(addDays(day, 1)).getTime() - 1);
