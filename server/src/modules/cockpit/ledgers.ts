import type { Data } from '@yinqiao/shared/contracts';
import { momentWords, tiers } from '@yinqiao/shared/domain';
import { type Person, relationsOfPerson } from '../customers';
import type { Lead } from '../leads';
import { staffByIds } from '../orgs';

type Ledger = Data<'cockpit.leadTrace'>['ledgers'][number];

/** 四本账: whose customer this is has four answers, each with its own source; none of them rewrites another. */
export async function ledgersOf(lead: Lead, person: Person, now: Date): Promise<Ledger[]> {
  const relations = await relationsOfPerson(person._id);
  const ids = [person.ownerStaffId, lead.staffId, ...relations.map(({ staffId }) => staffId)].flatMap((id) => id ?? []);
  const names = new Map((await staffByIds([...new Set(ids)])).map(({ _id, name }) => [_id, name]));
  const since = (at: Date | null | undefined) => (at ? `${momentWords(at, now)} 起 · ` : '');
  const name = (staffId: string | null) => (staffId && names.get(staffId)) || '无';
  return [
    {
      name: '管户',
      value: name(person.ownerStaffId),
      note: `${person.ownerStaffId ? since(person.ownerSince) : `${tiers[person.tier]}客户，未分户 · `}核心管户文件 · 人事或管理调整时变`,
    },
    {
      name: '企微好友',
      value: relations.map(({ staffId }) => name(staffId)).join('、') || '无',
      note: `${since(relations[0]?.since)}企业微信事件，实时 · 删除或继承时变`,
    },
    { name: '经办', value: '无', note: '没有在办的申请' },
    {
      name: '线索跟进权',
      value: lead.open ? name(lead.staffId) : '无',
      note: `${lead.open ? since(lead.acceptedAt ?? lead.assignedAt) : '线索已结束 · '}本系统 · 成交、战败或回收时变`,
    },
  ];
}
