import type { Data } from '@yinqiao/shared/contracts';
import { benefitsByIds, couponsOf } from '../benefits';
import { consentsOf } from '../consents';
import { relationsOfPerson } from '../customers';
import { type Lead, leadsOfPerson, timelineOf } from '../leads';
import { staffByIds } from '../orgs';
import { scriptSendsTo } from '../outreach';
import { scriptById } from '../content';

type Entry = Data<'desk.customer'>['journey'][number];
const MOST = 10;
const SEND_WORDS = {
  attempted: '已调起发送，等待确认',
  accepted: '已交给聊天工具',
  cancelled: '取消了发送',
  failed: '发送失败',
  unknown: '是否发出未知',
} as const;

/** The last things that happened with this person, each told once, newest first. */
export async function journeyOf(personId: string): Promise<Entry[]> {
  const leads = await leadsOfPerson(personId);
  const entries = [
    ...(await claims(personId)),
    ...(await consents(personId, leads)),
    ...(await workOn(leads)),
    ...(await friends(personId)),
    ...(await sends(personId)),
  ];
  return entries.sort((a, b) => b.at.localeCompare(a.at)).slice(0, MOST);
}

const entry = (at: Date, text: string, tone: Entry['tone'] = 'neutral'): Entry => ({ at: at.toISOString(), text, tone });

async function claims(personId: string): Promise<Entry[]> {
  const coupons = await couponsOf(personId);
  const benefits = await benefitsByIds(coupons.map((one) => one.benefitId));
  return coupons.flatMap((one) => {
    const name = benefits.find((benefit) => benefit._id === one.benefitId)?.name ?? '';
    return one.claimedAt ? [entry(one.claimedAt, `小程序 领取「${name}」`)] : [];
  });
}

async function consents(personId: string, leads: readonly Lead[]): Promise<Entry[]> {
  const refusals = new Set(leads.flatMap(({ history }) => history.filter(isRefusal).map(({ at }) => at.getTime())));
  return (await consentsOf(personId)).flatMap(({ grantedAt, purpose, textVersion, withdrawnAt }) => [
    entry(grantedAt, `小程序 同意被联系：${purpose}（${textVersion}）`, 'good'),
    ...(withdrawnAt && !refusals.has(withdrawnAt.getTime()) ? [entry(withdrawnAt, `小程序 撤回同意：${purpose}`, 'warn')] : []),
  ]);
}

type LeadEntry = Lead['history'][number];
/** What the customer told a member of staff ends their consents at that very instant; the outcome tells it. */
const isRefusal = ({ code }: LeadEntry): boolean => code === 'refused_marketing';
/** A lead is captured with a consent, ends with its withdrawal and learns of a friendship: those tell it themselves. */
const isToldElsewhere = ({ what, code }: LeadEntry): boolean =>
  what === 'captured' || what === 'befriended' || code === 'consent_withdrawn';

async function workOn(leads: readonly Lead[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const lead of leads) {
    const history = lead.history.filter((one) => !isToldElsewhere(one));
    entries.push(...(await timelineOf({ ...lead, history })));
  }
  return entries;
}

async function friends(personId: string): Promise<Entry[]> {
  const relations = await relationsOfPerson(personId);
  const staff = await staffByIds(relations.map((one) => one.staffId));
  return relations.map((one) =>
    entry(one.since, `企业微信 成为${staff.find((member) => member._id === one.staffId)?.name ?? ''}的好友`, 'good'),
  );
}

async function sends(personId: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const send of await scriptSendsTo(personId)) {
    const script = send.scriptId ? await scriptById(send.scriptId) : null;
    const words = SEND_WORDS[send.state as keyof typeof SEND_WORDS];
    entries.push(entry(send.plannedAt, `企业微信 话术「${script?.title ?? ''}」${words}`, send.state === 'accepted' ? 'brand' : 'neutral'));
  }
  return entries;
}
