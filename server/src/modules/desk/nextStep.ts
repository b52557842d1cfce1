import type { Data } from '@yinqiao/shared/contracts';
import { addDays, businessDayOf, dayAndWeekdayWords } from '@yinqiao/shared/domain';
import { type Lead, leadCard } from '../leads';
import { judgeScripts, scriptSendsTo } from '../outreach';
import type { InboxTask } from '../tasks';
import { recommendedScript } from './scripts.view';

type Next = NonNullable<Data<'desk.customer'>['next']>;

interface Facts {
  staffId: string;
  lead: Lead;
  tasks: readonly InboxTask[];
  now: Date;
}

/** The one step a customer's first lead waits for: accept, answer, record, or contact again on its day. */
export async function nextStep({ staffId, lead, tasks, now }: Facts): Promise<Next | null> {
  const { title } = leadCard(lead, []);
  const base = { leadId: lead._id, scriptId: null, timing: 'now' } as const;
  if (lead.state === 'assigned')
    return { ...base, title: `接受线索：${title}`, reason: '接受后开始首次联系计时', dueAt: iso(lead.acceptBy) };
  if (lead.state === 'accepted') {
    const { scriptId, reason } = await answerTo(staffId, lead);
    return { ...base, title: `${scriptId ? '回复咨询' : '记下结果'}：${title}`, scriptId, reason, dueAt: iso(lead.firstContactBy) };
  }
  if (lead.state !== 'contacted' && lead.state !== 'qualified') return null;
  const task = tasks.find(({ kind, subject }) => kind === 'follow_up' && subject.id === lead._id);
  const again = { ...base, reason: task?.reasons.at(-1) ?? '已联系，等待客户进一步答复', dueAt: iso(task?.dueAt ?? null) };
  if (task?.bucket !== 'later' || !task.dueAt) return { ...again, title: `再联系：${title}` };
  return { ...again, timing: 'later', title: `${dayOf(task.dueAt, now)}再联系：${title}` };
}

/** The script that answers the enquiry while it may still be sent and has not been; after that the outcome is what is missing. */
async function answerTo(staffId: string, lead: Lead): Promise<Pick<Next, 'scriptId' | 'reason'>> {
  const tried = lead.attempts > 0 ? `，已试 ${lead.attempts} 次` : '';
  const script = await recommendedScript(lead.productLine);
  if (!script) return { scriptId: null, reason: `客户同意就这件事联系${tried}` };
  const sent = (await scriptSendsTo(lead.personId)).some(
    (send) => send.scriptId === script._id && send.state === 'accepted' && send.staffId === staffId && send.plannedAt >= lead.capturedAt,
  );
  if (sent) return { scriptId: null, reason: `「${script.title}」已发出，客户答复或通话后记下结果${tried}` };
  const { decisions } = await judgeScripts(staffId, lead.personId, [script]);
  const [refusal] = decisions.get(script._id)?.refusals ?? [];
  if (refusal) return { scriptId: null, reason: `现在不能发话术（${refusal.text}），可以打电话${tried}` };
  return { scriptId: script._id, reason: `客户同意就这件事联系${tried}` };
}

function dayOf(dueAt: Date, now: Date): string {
  return businessDayOf(dueAt) === addDays(businessDayOf(now), 1) ? '明天' : `${dayAndWeekdayWords(dueAt, now)} `;
}

const iso = (at: Date | null) => at?.toISOString() ?? null;
