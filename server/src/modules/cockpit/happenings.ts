import type { Data } from '@yinqiao/shared/contracts';
import { type Outcome, outcomes, type RecycleReason, recycleReasons, type ReturnReason, returnReasons } from '@yinqiao/shared/domain';
import { campaignsByIds } from '../campaigns';
import { personsByIds } from '../customers';
import { latestReleases } from '../delegations';
import { latestHappenings, titleWords } from '../leads';
import { staffByIds } from '../orgs';
import type { Claims } from './processStrip';

type Happening = Data<'cockpit.overview'>['happenings'][number];
type LeadHappening = Awaited<ReturnType<typeof latestHappenings>>[number];

const MOST = 12;
const CLAIMS_PAGE = 60;

/** 刚刚发生: claims, leads and releases in a unit's subtree today, newest first; persons by their masked names. */
export async function happeningsIn(unitPath: string, claims: Claims, midnight: Date): Promise<Happening[]> {
  const all = [...(await leadHappenings(unitPath)), ...(await latestClaims(unitPath, claims)), ...(await releases(unitPath, midnight))];
  return all.sort((a, b) => b.at.localeCompare(a.at)).slice(0, MOST);
}

async function leadHappenings(unitPath: string): Promise<Happening[]> {
  const happened = await latestHappenings(unitPath, MOST);
  const persons = new Map((await personsByIds(happened.map(({ lead }) => lead.personId))).map((person) => [person._id, person.maskedName]));
  const staff = new Map((await staffByIds(happened.flatMap(({ entry }) => entry.staffId ?? []))).map(({ _id, name }) => [_id, name]));
  return happened.map((one) => ({
    at: one.entry.at.toISOString(),
    text: leadWords(one, persons.get(one.lead.personId) ?? '', staff.get(one.entry.staffId ?? '') ?? ''),
    leadId: one.lead._id,
  }));
}

function leadWords({ lead, entry }: LeadHappening, person: string, staff: string): string {
  const line = titleWords(lead);
  switch (entry.what) {
    case 'captured':
      return `${person} 留资并同意联系：${line}`;
    case 'joined':
      return `${person} 又问了一次${line}，并入同一条线索`;
    case 'reopened':
      return `${person} 又来问${line}，线索重新打开`;
    case 'merged':
      return `${person} ${line}：两条线索并为 1 条`;
    case 'unmerged':
      return `${person} ${line}：撤销合并`;
    case 'assigned':
      return `分给${staff}：${person} ${line}`;
    case 'accepted':
      return `${staff}接受线索：${person} ${line}`;
    case 'returned':
      return `${staff}退回线索：${returnReasons[entry.code as ReturnReason]}`;
    case 'reminded':
    case 'escalated':
      return `${staff}的线索超时：${person} ${line}`;
    case 'recycled':
      return `收回${staff}的线索：${person} ${recycleReasons[entry.code as RecycleReason]}`;
    case 'handed_up':
      return `转支行长人工分配：${person} ${line}`;
    case 'pooled':
      return `进入公海：${person} ${line}`;
    case 'grabbed':
      return `${staff}从公海抢到：${person} ${line}`;
    case 'transferred':
      return `改派给${staff}：${person} ${line}`;
    case 'taken_back':
      return `撤销改派：${person} ${line}`;
    case 'befriended':
      return `${person} 成为${staff}的企微好友`;
    case 'outcome':
      return `${staff}记下结果：${person} ${outcomes[entry.code as Outcome].label}`;
    case 'closed':
      return entry.code === 'consent_withdrawn' ? `${person} 撤回同意，线索结束` : `${person} 三次未接，线索结束`;
  }
}

/** The newest claims of the unit's customers; a page of the day's claims at a time, since most viewers find theirs in the first. */
async function latestClaims(unitPath: string, claims: Claims): Promise<Happening[]> {
  const latest = [...claims].sort((a, b) => timeOf(b) - timeOf(a));
  const found: Happening[] = [];
  for (let from = 0; from < latest.length && found.length < MOST; from += CLAIMS_PAGE) {
    found.push(...(await claimHappenings(latest.slice(from, from + CLAIMS_PAGE), unitPath)));
  }
  return found.slice(0, MOST);
}

async function claimHappenings(page: Claims, unitPath: string): Promise<Happening[]> {
  const persons = new Map((await personsByIds(page.flatMap(({ personId }) => personId ?? []))).map((person) => [person._id, person]));
  const campaigns = await campaignsByIds([...new Set(page.flatMap(({ campaignId }) => campaignId ?? []))]);
  const titles = new Map(campaigns.map(({ _id, title }) => [_id, title]));
  return page.flatMap(({ personId, campaignId, claimedAt }) => {
    const person = persons.get(personId ?? '');
    if (!claimedAt || !person?.unitPath.startsWith(unitPath)) return [];
    return [{ at: claimedAt.toISOString(), text: `${person.maskedName} 领取「${titles.get(campaignId ?? '') ?? ''}」权益`, leadId: null }];
  });
}

const timeOf = ({ claimedAt }: { claimedAt: Date | null }): number => claimedAt?.getTime() ?? 0;

const releases = async (unitPath: string, since: Date): Promise<Happening[]> =>
  (await latestReleases(unitPath, since, MOST)).map(({ at, text }) => ({ at: at.toISOString(), text, leadId: null }));
