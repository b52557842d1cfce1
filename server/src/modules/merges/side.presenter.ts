import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, dayWords, productLines, tiers } from '@yinqiao/shared/domain';
import { liveConsentsOf } from '../consents';
import { ageOn, identityCounts, type Person } from '../customers';
import { type Lead, stateTone, stateWords, titleWords } from '../leads';
import { staffByIds, unitById } from '../orgs';
import type { Side } from './effectWords';

type Presented = Data<'merges.read'>['sides'][number];

const kindWords = { openid: '微信小程序', unionid: '微信', external_userid: '企业微信', phone: '手机号' } as const;

/** One side of a pair as whoever decides sees it; names and numbers stay masked. */
export async function presentSide({ person, stays, leads, coupons }: Side, now: Date): Promise<Presented> {
  const staffIds = [person.ownerStaffId, ...leads.map(({ staffId }) => staffId)].flatMap((id) => id ?? []);
  const names = new Map((await staffByIds([...new Set(staffIds)])).map(({ _id, name }) => [_id, name]));
  const counts = await identityCounts(person._id);
  const consents = await liveConsentsOf([person._id]);
  const unit = await unitById(person.unitPath.split('/').filter(Boolean).at(-1) ?? '');
  return {
    maskedName: person.maskedName,
    maskedPhone: person.maskedPhone === '' ? '未留手机号' : person.maskedPhone,
    whoText: whoWords(person, now),
    outletName: unit?.name ?? '',
    ownerText: ownerWords(person, names, now),
    sinceText: `${dayWords(person.createdAt, now)} 起`,
    knownBy: (Object.keys(kindWords) as (keyof typeof kindWords)[]).flatMap((kind) => {
      const count = counts[kind] ?? 0;
      return count === 0 ? [] : [count === 1 ? kindWords[kind] : `${kindWords[kind]} ${count} 个`];
    }),
    leads: leads.filter(({ state }) => state !== 'merged').map((lead) => presentLead(lead, names, now)),
    coupons,
    consents: [...new Set(consents.map(({ productLine }) => productLines[productLine]))],
    stays,
  };
}

/** The birthday of somebody the bank only met is not known. */
const whoWords = (person: Person, now: Date): string =>
  person.salutation === ''
    ? tiers[person.tier]
    : `${person.gender === 'male' ? '男' : '女'} ${ageOn(person.birthday, businessDayOf(now))} 岁 · ${tiers[person.tier]}`;

const ownerWords = ({ ownerStaffId, ownerSince }: Person, names: ReadonlyMap<string, string>, now: Date): string =>
  ownerStaffId ? `${names.get(ownerStaffId) ?? ''}${ownerSince ? `，${dayWords(ownerSince, now)} 起` : ''}` : '无';

const presentLead = (lead: Lead, names: ReadonlyMap<string, string>, now: Date): Presented['leads'][number] => ({
  title: titleWords(lead),
  stateWord: stateWords(lead),
  tone: stateTone(lead, now),
  staffName: lead.staffId ? (names.get(lead.staffId) ?? null) : null,
  askedAt: lead.capturedAt.toISOString(),
});
