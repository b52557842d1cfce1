import type { Data } from '@yinqiao/shared/contracts';
import { momentWords, productLines, talkEvidences, tiers } from '@yinqiao/shared/domain';
import { bookOwnershipsOf, type Handling, openHandlingsOf, ownershipSources, type Person, relationsOfPerson } from '../customers';
import type { Lead } from '../leads';
import { staffByIds } from '../orgs';

type Ledger = Data<'cockpit.leadTrace'>['ledgers'][number];

/** 四本账: whose customer this is has four answers, each with its own source; none of them rewrites another. */
export async function ledgersOf(lead: Lead, person: Person, now: Date): Promise<Ledger[]> {
  const [current, before] = await bookOwnershipsOf(person._id);
  const friends = await relationsOfPerson(person._id);
  const handlings = await openHandlingsOf(person._id);
  const former = person.ownerStaffId ? before : current;
  const ids = [
    person.ownerStaffId,
    lead.staffId,
    former?.staffId,
    ...friends.map(({ staffId }) => staffId),
    ...handlings.map(({ staffId }) => staffId),
  ];
  const names = new Map((await staffByIds(ids.flatMap((id) => id ?? []))).map(({ _id, name }) => [_id, name]));
  const name = (staffId: string | null | undefined) => (staffId && names.get(staffId)) || '无';
  const since = (at: Date | null | undefined) => (at ? `${momentWords(at, now)} 起` : null);
  const owned = [
    since(person.ownerSince),
    person.ownerContactAt && `上次联系 ${momentWords(person.ownerContactAt, now)}`,
    former && `此前 ${name(former.staffId)}`,
  ];
  const held = lead.open ? (lead.acceptedAt ?? lead.assignedAt) : null;
  return [
    {
      name: '管户',
      value: name(person.ownerStaffId),
      hint: person.ownerStaffId ? owned.filter(Boolean).join('，') : `${tiers[person.tier]}客户，未分户`,
      source: `${ownershipSources[current?.to === null ? current.source : 'core_file']} · 人事或管理调整时变`,
      decides: false,
    },
    {
      name: '企微好友',
      value: friends.map(({ staffId }) => name(staffId)).join('、') || '无',
      hint:
        friends
          .map(({ staffId, since: from, lastHeardAt, evidence }) =>
            [
              friends.length > 1 ? name(staffId) : null,
              since(from),
              lastHeardAt && `${evidence ? `${talkEvidences[evidence]} ` : ''}${momentWords(lastHeardAt, now)}`,
            ]
              .filter(Boolean)
              .join(' '),
          )
          .join('；') || null,
      source: '企业微信事件，实时 · 删除或继承时变',
      decides: false,
    },
    { name: '经办', ...handlingWords(handlings, name, now), source: '在办申请与预约 · 办结或 30 天不动即失效', decides: false },
    {
      name: '线索跟进权',
      value: lead.open ? name(lead.staffId) : '无',
      hint: lead.open ? since(held) : '线索已结束',
      source: '本系统 · 成交、战败或回收时变；决定谁来办这件事',
      decides: true,
    },
  ];
}

function handlingWords(handlings: readonly Handling[], name: (staffId: string) => string, now: Date): Pick<Ledger, 'value' | 'hint'> {
  if (handlings.length === 0) return { value: '无', hint: '没有在办的申请' };
  const words = handlings.map(
    ({ productLine, lastActionAt }) => `${productLines[productLine]}，最近动作 ${momentWords(lastActionAt, now)}`,
  );
  return { value: [...new Set(handlings.map(({ staffId }) => name(staffId)))].join('、'), hint: words.join('；') };
}
