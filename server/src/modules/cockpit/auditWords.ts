import {
  appealLevels,
  disputeKinds,
  errors,
  outcomes,
  poolReasons,
  recycleReasons,
  returnReasons,
  type StaffRole,
  staffRoles,
  transferReasons,
  wishChannels,
} from '@yinqiao/shared/domain';
import type { AuditFault, AuditFaultCode } from '../../platform/audit';
import type { AuditEntry } from '../../platform/audit/models';

type Told = Pick<AuditEntry, 'action' | 'outcome' | 'reason' | 'detail'>;

/** What an audited action is called, and what of it is worth a line. */
const ACTIONS: Record<string, { words: string; detail?: (entry: Told) => string | null }> = {
  'claim:Campaign': { words: '领取权益', detail: ({ detail }) => (detail['consentId'] ? '同时同意被联系' : null) },
  'create:Lead': { words: '留资成为线索' },
  'join:Lead': { words: '又一次咨询，并入这条线索' },
  'reopen:Lead': { words: '又来咨询，重新打开' },
  'merge:Lead': { words: '并入同一位客户的另一条线索' },
  'assign:Lead': { words: '分配', detail: ({ detail }) => `第 ${Number(detail['assignmentNo'])} 次分配` },
  'accept:Lead': { words: '接受线索' },
  'return:Lead': { words: '退回线索', detail: ({ reason }) => labelIn(returnReasons, reason) },
  'remind:Lead': { words: '提醒超时' },
  'escalate:Lead': { words: '告知网点负责人' },
  'recycle:Lead': { words: '收回线索', detail: ({ reason }) => labelIn(recycleReasons, reason) },
  'pool:Lead': { words: '进入公海', detail: ({ reason }) => labelIn(poolReasons, reason) },
  'grab:Lead': { words: '公海抢单' },
  'transfer:Lead': { words: '改派线索', detail: ({ reason }) => labelIn(transferReasons, reason) },
  'undo:LeadTransfer': { words: '撤销改派' },
  'record:Outcome': { words: '记下结果', detail: ({ detail }) => labelIn(outcomeLabels, detail['outcome']) },
  'close:Lead': { words: '结束线索' },
  'withdraw:Consent': { words: '撤回同意' },
  'raise:Verdict': { words: '提出归属异议', detail: ({ detail }) => labelIn(disputeKinds, detail['kind']) },
  'issue:Verdict': { words: '签发归属裁决书', detail: ({ detail }) => `第 ${Number(detail['issue'])} 版` },
  'appeal:Verdict': { words: '申诉', detail: ({ detail }) => `向${labelIn(appealLevels, detail['level'])}` },
  'decide:Verdict': { words: '答复申诉', detail: ({ detail }) => (detail['answer'] === 'change' ? '改判' : '维持') },
  'pass_up:Verdict': { words: '申诉到时未答复', detail: ({ detail }) => `转${labelIn(appealLevels, detail['to'])}` },
  'close:Verdict': { words: '申诉期结束，裁决终局' },
  'follow:Verdict': { words: '按裁决转交线索' },
  'record:AdviserWish': { words: '客户要求换一位顾问', detail: ({ detail }) => labelIn(wishChannels, detail['via']) },
  'propose:BookClaim': { words: '提出认领，等客户确认' },
  'answer:BookClaim': { words: '客户答复认领', detail: ({ detail }) => (detail['agrees'] ? '同意' : '不同意') },
  'read:Lead': { words: '查看线索' },
  'work:Lead': { words: '处理线索' },
};

const outcomeLabels: Record<string, string> = Object.fromEntries(Object.entries(outcomes).map(([id, { label }]) => [id, label]));
const refusals: Record<string, string> = Object.fromEntries(Object.entries(errors).map(([code, { zh }]) => [code, zh]));

const labelIn = (labels: Readonly<Record<string, string>>, code: unknown): string | null =>
  typeof code === 'string' ? (labels[code] ?? code) : null;

export const actionWords = ({ action, outcome }: Pick<Told, 'action' | 'outcome'>): string =>
  `${ACTIONS[action]?.words ?? action}${outcome === 'refused' ? '，被拒绝' : ''}`;

/** A refusal's reason, else what the action's own facts say. */
export const detailWords = (entry: Told): string | null =>
  entry.outcome === 'refused' ? labelIn(refusals, entry.reason) : (ACTIONS[entry.action]?.detail?.(entry) ?? null);

export function actorWords({ kind }: AuditEntry['actor'], staff: { name: string; role: StaffRole } | undefined): string {
  if (kind === 'staff') return staff ? `${staff.name} · ${staffRoles[staff.role]}` : '已离任员工';
  return { customer: '客户本人', nobody: '未登录的访问', system: '系统', demo: '演练场' }[kind];
}

/** Where the chain does not verify; the entry's number is there to be read out to whoever looks into it. */
export function faultWords({ code, seal, entryId }: AuditFault): string {
  return `${FAULTS[code](seal)}${entryId ? `（记录编号 ${entryId}）` : ''}`;
}

const FAULTS: Record<AuditFaultCode, (seal: number) => string> = {
  seal_missing: (seal) => `第 ${seal} 次封存不见了`,
  seal_out_of_order: (seal) => `第 ${seal} 次封存没有接上前一次`,
  seal_altered: (seal) => `第 ${seal} 次封存被改动过`,
  seal_not_anchored: (seal) => `第 ${seal} 次封存与库外留存的不一致`,
  chain_cut: (seal) => (seal === 0 ? '全部封存都不见了' : `第 ${seal} 次以后的封存被截去`),
  entry_missing: (seal) => `第 ${seal} 次封存的一条记录不见了`,
  entry_altered: (seal) => `第 ${seal} 次封存的一条记录被改动过`,
  entry_added: (seal) => `第 ${seal} 次封存里多出一条记录`,
  entry_outside: () => '一条记录不在任何一次封存之内',
  entry_unsealed: (seal) => `一条早于第 ${seal} 次封存的记录没有被封存`,
};
