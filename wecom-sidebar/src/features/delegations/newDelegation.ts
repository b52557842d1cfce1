import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, isFullySplit, largestRemainder, type MetricId, metrics } from '@yinqiao/shared/domain';
import type { NewDelegation } from './commands';

/** What stands on the page of a new delegation; texts and figures as typed. */
export interface DelegationForm {
  title: string;
  background: string;
  campaignId: string | null;
  audience: string;
  metric: MetricId;
  target: number | null;
  scriptId: string | null;
  endsOn: string;
  minutesPerCustomer: number | null;
  /** How the parts are suggested; `by_hand` leaves them to the person. */
  basis: 'headcount' | 'equal' | 'by_hand';
  parts: Readonly<Record<string, number | null>>;
}

export const emptyForm: DelegationForm = {
  title: '',
  background: '',
  campaignId: null,
  audience: '',
  metric: 'renovation_applications',
  target: null,
  scriptId: null,
  endsOn: '',
  minutesPerCustomer: 10,
  basis: 'headcount',
  parts: {},
};

/** A unit that can receive a part, with the people who could do the work. */
export type Receiver = Data<'delegations.receivers'>['receivers'][number];

/** The parts as they stand: suggested by largest remainder unless the person fills them alone. */
export function partsOf(form: DelegationForm, receivers: readonly Receiver[]): { id: string; name: string; value: number }[] {
  const equal = (strength: number) => (strength === 0 ? 0 : 1);
  const weights = receivers.map(({ strength }) => (form.basis === 'headcount' ? strength : equal(strength)));
  const suggested = form.basis === 'by_hand' ? null : largestRemainder(form.target ?? 0, weights);
  return receivers.map((receiver, index) => ({
    id: receiver.unitId,
    name: receiver.name,
    value: suggested ? (suggested[index] ?? 0) : (form.parts[receiver.unitId] ?? 0),
  }));
}

/** Typing one part makes the rest the person's own too, starting from what was suggested. */
export function typedPart(form: DelegationForm, receivers: readonly Receiver[], unitId: string, value: number | null): DelegationForm {
  const standing = Object.fromEntries(partsOf(form, receivers).map((part) => [part.id, part.value]));
  return { ...form, basis: 'by_hand', parts: { ...standing, [unitId]: value } };
}

export type FormFaults = Partial<Record<keyof DelegationForm, string>>;

/** What is missing or wrong, by field, in words; empty when it can be created. */
export function faultsOf(form: DelegationForm, receivers: readonly Receiver[], now: Date): FormFaults {
  const faults: FormFaults = {};
  if (form.title.trim() === '') faults.title = '请写任务名称';
  if (form.background.trim() === '') faults.background = '请用一句话说明为什么做';
  if (form.audience.trim() === '') faults.audience = '请写面向哪些客户';
  if (metrics[form.metric].nature === 'deposit_balance') faults.metric = '存款类指标不能下达到个人，请换一个指标。';
  if (!form.target) faults.target = '请填大于 0 的目标';
  if (form.scriptId === null) faults.scriptId = '请选一段已审话术';
  if (form.endsOn === '') faults.endsOn = '请选截止日期';
  else if (form.endsOn <= businessDayOf(now)) faults.endsOn = '截止日期要晚于今天';
  if (!form.minutesPerCustomer) faults.minutesPerCustomer = '请填每户要用几分钟';
  const values = partsOf(form, receivers).map((part) => part.value);
  if (form.target && !isFullySplit(form.target, values)) faults.parts = '已分等于目标后才能下发';
  return faults;
}

/** The body of the command; only called when nothing is missing. */
export function bodyOf(form: DelegationForm, receivers: readonly Receiver[]): NewDelegation {
  return {
    title: form.title.trim(),
    background: form.background.trim(),
    campaignId: form.campaignId,
    audience: form.audience.trim(),
    metric: form.metric,
    target: form.target ?? 0,
    scriptId: form.scriptId ?? '',
    endsOn: form.endsOn,
    minutesPerCustomer: form.minutesPerCustomer ?? 0,
    allocations: partsOf(form, receivers).map((part) => ({ childId: part.id, target: part.value })),
  };
}
