import type { Data } from '@yinqiao/shared/contracts';
import { countsAsContact, durationWords, outcomes } from '@yinqiao/shared/domain';
import { couponsOf, type Coupon } from '../modules/benefits';
import { scriptById } from '../modules/content';
import { consentsOf, type Consent } from '../modules/consents';
import { relationOf } from '../modules/customers';
import { resultsStripOf } from '../modules/delegations';
import { type Lead, leadsOfPerson, processToday, whyOf } from '../modules/leads';
import { headOffice, staffById } from '../modules/orgs';
import { scriptSendsTo, type Delivery } from '../modules/outreach';
import { businessNow } from '../platform/clock/clock';
import { DEMO_MARK_ID, DemoMarkModel, DemoPersonaModel, type DemoPersona } from './demo.models';
import { assertDemoDatabase, personaById } from './signIn';

type Story = Data<'demo.story'>;
type Step = Story['steps'][number];
type StepFact = Pick<Step, 'id' | 'title' | 'hint'> & { at: Date | null; detail: string | null };

/** What has happened to the person in play since the seed; every step is read from what the product itself recorded. */
interface Facts {
  coupon: Coupon | null;
  consent: Consent | null;
  lead: Lead | null;
  staffName: string;
  staffPersonaId: string | null;
  friendSince: Date | null;
  send: Delivery | null;
  scriptTitle: string | null;
  /** Why this RM, the line that decided. */
  why: string | null;
}

export async function storyView(personaId: string): Promise<Story> {
  await assertDemoDatabase();
  const persona = await personaById(personaId);
  const facts = await factsOf(persona);
  const bank = await headOffice();
  const process = { captured: 0, accepted: 0, firstContacted: 0 };
  for (const row of await processToday(bank.unitPath)) {
    process.captured += row.captured;
    process.accepted += row.accepted;
    process.firstContacted += row.firstContacted;
  }
  return {
    personaId,
    businessNow: businessNow().toISOString(),
    steps: numbered(stepsOf(facts), facts.lead !== null && !facts.lead.open),
    staffPersonaId: facts.staffPersonaId,
    leadId: facts.lead?._id ?? null,
    externalUserId: persona.externalUserId,
    canAgreeToBeAdded: facts.lead?.state === 'accepted' && facts.friendSince === null,
    process,
    resultsAsOf: (await resultsStripOf(bank)).asOf,
  };
}

async function factsOf(persona: DemoPersona): Promise<Facts> {
  const mark = await DemoMarkModel.findById(DEMO_MARK_ID).lean();
  const begun = mark?.startsAt ?? new Date(0);
  const coupon = (await couponsOf(persona.subjectId)).filter((one) => one.claimedAt && one.claimedAt >= begun).at(-1) ?? null;
  const consent = (await consentsOf(persona.subjectId)).filter((one) => one.grantedAt >= begun).at(-1) ?? null;
  const lead = (await leadsOfPerson(persona.subjectId)).find((one) => one.consentId === consent?._id || one.capturedAt >= begun) ?? null;
  const staff = lead?.staffId ? await staffById(lead.staffId) : null;
  const relation = staff ? await relationOf(staff._id, persona.subjectId) : null;
  const rm = staff ? await DemoPersonaModel.findOne({ subjectId: staff._id }).lean<DemoPersona | null>() : null;
  const sends = (await scriptSendsTo(persona.subjectId)).filter((one) => one.state === 'accepted' && one.plannedAt >= begun);
  return {
    coupon,
    consent,
    lead,
    staffName: staff?.name ?? '顾问',
    staffPersonaId: rm?._id ?? null,
    friendSince: relation?.since ?? null,
    send: sends.at(-1) ?? null,
    scriptTitle: sends.at(-1)?.scriptId ? ((await scriptById(sends.at(-1)?.scriptId ?? ''))?.title ?? null) : null,
    why: lead ? ((await whyOf([lead], 'manager')).get(lead._id)?.at(-1) ?? null) : null,
  };
}

function stepsOf({ coupon, consent, lead, staffName, friendSince, send, scriptTitle, why }: Facts): StepFact[] {
  const outcome = lead?.history.filter((entry) => entry.what === 'outcome').at(-1) ?? null;
  const contacted = outcome?.code && outcome.code in outcomes && countsAsContact(outcome.code as keyof typeof outcomes);
  const who = lead?.staffId ? staffName : '客户经理';
  return [
    {
      id: 'claim',
      title: '领取权益',
      hint: '在客户的手机里，打开「装修季」并领取',
      at: coupon?.claimedAt ?? null,
      detail: coupon ? '券已放进「我的权益」' : null,
    },
    {
      id: 'consent',
      title: '留资并同意',
      hint: '领取前勾选「想要顾问联系我」；不勾选也能领，只是没有后面的故事',
      at: consent?.grantedAt ?? null,
      detail: consent ? `客户自己勾选 · ${consent.textVersion}` : null,
    },
    {
      id: 'assign',
      title: lead?.staffId ? `分给${staffName}` : '分给客户经理',
      hint: '系统按规则分配，几秒内完成',
      at: lead?.assignedAt ?? null,
      detail: why,
    },
    {
      id: 'accept',
      title: '接受线索',
      hint: `在${who}的企业微信里，打开「应用消息」，点卡片上的「接受」`,
      at: lead?.acceptedAt ?? null,
      detail: lead?.acceptedAt && lead.assignedAt ? tookWords(lead.acceptedAt.getTime() - lead.assignedAt.getTime()) : null,
    },
    {
      id: 'friend',
      title: '成为企微好友',
      hint: '在客户的手机上，点「同意」',
      at: friendSince,
      detail: friendSince && lead ? `与${staffName}` : null,
    },
    {
      id: 'script',
      title: '发第一条话术',
      hint: '在客户经理的企业微信里，打开与客户的聊天，在侧边栏点「发送」',
      at: send?.plannedAt ?? null,
      detail: scriptTitle ? `「${scriptTitle}」` : null,
    },
    {
      id: 'outcome',
      title: '记下结果',
      hint: '在客户经理的聊天里点「侧边栏」，再点「记结果」，选「有意向·再联系」',
      at: contacted ? outcome.at : null,
      detail: outcome?.code && outcome.code in outcomes ? outcomes[outcome.code as keyof typeof outcomes].label : null,
    },
    {
      id: 'board',
      title: '总行看到',
      hint: '总行的「首次联系」加一；结果要到 T+1 才会动',
      at: contacted ? (lead?.firstContactedAt ?? null) : null,
      detail: contacted ? '首次联系加一，结果等 T+1' : null,
    },
  ];
}

/** The first step that has not happened is the one to do now; later ones wait, or are left out once the lead has ended. */
function numbered(facts: readonly StepFact[], ended: boolean): Step[] {
  const next = facts.findIndex((fact) => fact.at === null);
  return facts.map(({ id, title, hint, at, detail }, index) => ({
    no: index + 1,
    id,
    title,
    state: stateOf(at !== null, index === next, ended),
    at: at?.toISOString() ?? null,
    detail,
    hint,
  }));
}

function stateOf(happened: boolean, isNext: boolean, ended: boolean): Step['state'] {
  if (happened) return 'done';
  if (ended) return 'skipped';
  return isNext ? 'now' : 'todo';
}

const tookWords = (ms: number): string => (ms < 60_000 ? '用时不到 1 分钟' : `用时 ${durationWords(ms)}`);
