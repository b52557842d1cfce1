import { poolReasons, type TransferReason, transferReasons } from '@yinqiao/shared/domain';
import type { Reader } from './distribution/whyWords';
import type { Lead } from './lead.model';
import { namesOfStaff } from './lead.names';

/** Why a lead is where it is when no decision of distribution says it: a person chose, or nobody has it. */
export async function choiceWords(lead: Lead, reader: Exclude<Reader, 'customer'>): Promise<string[]> {
  if (lead.state === 'new') return ['自动分配次数已用完，等支行长人工分配'];
  if (lead.state === 'pooled') return [`在公海：${poolReasons[lead.poolReason ?? 'nobody_to_serve']}`];
  if (!lead.staffId) return ['客户撤回同意时线索还没有人接，随之结束'];
  const who = reader === 'rm' ? '你' : (await namesOfStaff([lead.staffId]))(lead.staffId);
  if (lead.givenBy === 'grab') return [`${who}从公海抢到，视同接受`];
  const moved = lead.history.findLast(({ what }) => what === 'transferred');
  if (lead.givenBy !== 'manager' || !moved) return [];
  if (moved.code === 'verdict') return [`归属裁决书把这条线索交给${who}`];
  const by = moved.byStaffId ? (await namesOfStaff([moved.byStaffId]))(moved.byStaffId) : '';
  return [`${by}改派给${who}：${transferReasons[moved.code as TransferReason]}`];
}
