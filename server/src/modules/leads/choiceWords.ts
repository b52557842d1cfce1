import { poolReasons, type TransferReason, transferReasons } from '@yinqiao/shared/domain';
import type { Reader } from './distribution/whyWords';
import type { HistoryEntry, Lead } from './lead.model';
import { namesOfStaff } from './lead.names';
import { startsOf } from './rounds';

type Colleague = Exclude<Reader, 'customer'>;

/** Why a lead is where it is when no decision of distribution says it: a person chose, or nobody has it. */
export async function choiceWords(lead: Lead, reader: Colleague): Promise<string[]> {
  if (lead.state === 'new') return ['自动分配次数已用完，等支行长人工分配'];
  if (lead.state === 'pooled') return [`在公海：${poolReasons[lead.poolReason ?? 'nobody_to_serve']}`];
  if (!lead.staffId) return [lead.state === 'merged' ? '已并入同一位客户的另一条线索' : '线索结束时没有人跟进'];
  const start = startsOf(lead).at(-1);
  return start ? handWords(start, reader) : [];
}

/** By whose hand a lead came to somebody; nothing where distribution gave it. */
export async function handWords({ what, code, staffId, byStaffId }: HistoryEntry, reader: Colleague): Promise<string[]> {
  const name = await namesOfStaff([staffId, byStaffId].flatMap((id) => id ?? []));
  const who = reader === 'rm' ? '你' : name(staffId ?? '');
  if (what === 'grabbed') return [`${who}从公海抢到，视同接受`];
  if (what === 'taken_back') return [`${name(byStaffId ?? '')}撤销了改派，还给${who}`];
  if (what !== 'transferred') return [];
  if (code === 'verdict') return [`归属裁决书把这条线索交给${who}`];
  return [`${name(byStaffId ?? '')}改派给${who}：${transferReasons[code as TransferReason]}`];
}
