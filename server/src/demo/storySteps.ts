import type { Data } from '@yinqiao/shared/contracts';
import { countsAsContact, durationWords, outcomes } from '@yinqiao/shared/domain';
import type { Facts } from './storyFacts';

type Step = Data<'demo.story'>['steps'][number];
type StepFact = Pick<Step, 'id' | 'title' | 'hint' | 'place'> & { at: Date | null; detail: string | null };

/** The eight steps: what happened, when, and what to press for the next. */
export function stepsOf(facts: Facts): Step[] {
  return numbered(stepFactsOf(facts), hasEnded(facts));
}

/** How the story ended, in words; null while a step is left to do. */
export function endingOf(facts: Facts, steps: readonly Step[]): string | null {
  if (steps.some(({ state }) => state === 'now')) return null;
  if (steps.every(({ state }) => state === 'done')) return '这个故事走完了。';
  if (facts.consent?.withdrawnAt) return '客户撤回了同意，线索随之结束，没做的几步不再做；领到的权益不受影响。';
  return '线索已经结束，没做的几步不再做。';
}

/** A consent that was withdrawn before its lead was made ends the story as well. */
const hasEnded = ({ lead, consent }: Facts): boolean => (lead ? !lead.open : Boolean(consent?.withdrawnAt));

function stepFactsOf(facts: Facts): StepFact[] {
  const { coupon, consent, lead, staffName, friendSince, send, scriptTitle, why } = facts;
  const outcome = lead?.history.filter((entry) => entry.what === 'outcome').at(-1) ?? null;
  const contacted = outcome?.code && outcome.code in outcomes && countsAsContact(outcome.code as keyof typeof outcomes);
  const who = lead?.staffId ? staffName : '客户经理';
  return [
    {
      id: 'claim',
      title: '领取权益',
      hint: claimHint(facts),
      place: 'customer',
      at: coupon?.claimedAt ?? null,
      detail: coupon ? '券已放进「我的权益」' : null,
    },
    {
      id: 'consent',
      title: '留资并同意',
      hint: consentHint(facts),
      place: 'customer',
      at: consent?.grantedAt ?? null,
      detail: consent ? `客户自己勾选 · ${consent.textVersion}` : null,
    },
    {
      id: 'assign',
      title: lead?.staffId ? `分给${staffName}` : '分给客户经理',
      hint: assignHint(facts),
      place: facts.waiting.length > 1 ? 'clock' : 'rm',
      at: lead?.assignedAt ?? null,
      detail: why,
    },
    {
      id: 'accept',
      title: '接受线索',
      hint: `在${who}的企业微信里，打开「应用消息」，点卡片上的「接受」`,
      place: 'rm',
      at: lead?.acceptedAt ?? null,
      detail: lead?.acceptedAt && lead.assignedAt ? tookWords(lead.acceptedAt.getTime() - lead.assignedAt.getTime()) : null,
    },
    {
      id: 'friend',
      title: '成为企微好友',
      hint: '在客户的手机上，点「同意」',
      place: 'customer',
      at: friendSince,
      detail: friendSince && lead ? `与${staffName}` : null,
    },
    {
      id: 'script',
      title: '发第一条话术',
      hint: '在客户经理的企业微信里，打开与客户的聊天，在侧边栏点「发送」',
      place: 'rm',
      at: send?.plannedAt ?? null,
      detail: scriptTitle ? `「${scriptTitle}」` : null,
    },
    {
      id: 'outcome',
      title: '记下结果',
      hint: '在客户经理的聊天里点「侧边栏」，再点「记结果」，选「有意向·再联系」',
      place: 'rm',
      at: contacted ? outcome.at : null,
      detail: outcome?.code && outcome.code in outcomes ? outcomes[outcome.code as keyof typeof outcomes].label : null,
    },
    {
      id: 'board',
      title: '总行看到',
      hint: '总行的「首次联系」加一；结果要到 T+1 才会动',
      place: 'console',
      at: contacted ? (lead?.firstContactedAt ?? null) : null,
      detail: contacted ? '首次联系加一，结果等 T+1' : null,
    },
  ];
}

function claimHint({ offer }: Facts): string {
  if (offer === null) return '在客户的手机里，挑一项能领的权益';
  return `在客户的手机里，打开「${offer}」，勾选「想要顾问联系我」再领取；不勾选也能领，只是没有后面的故事`;
}

/** The box stands beside the button, so a claim without it cannot be made good: only another campaign can. */
function consentHint({ offer }: Facts): string {
  if (offer === null) return '没有勾选同意，就不产生线索，后面几步不会有；要再走一遍，点「从头再来」';
  return `这次没有同意被联系，不产生线索。还可以打开「${offer}」，勾选后再领；或者点「从头再来」`;
}

function assignHint({ waiting }: Facts): string {
  if (waiting.length === 0) return '系统按规则分配，几秒内完成';
  if (waiting.length === 1) return `${waiting[0]}，几秒内完成`;
  // The last line tells when it is tried again: the button says it shorter.
  return `线索先等着：${waiting.slice(0, -1).join('；')}。点「到明早 9:00」，到时再分`;
}

/** The first step that has not happened is the one to do now; later ones wait, or are left out once the lead has ended. */
function numbered(facts: readonly StepFact[], ended: boolean): Step[] {
  const next = facts.findIndex((fact) => fact.at === null);
  return facts.map(({ id, title, hint, place, at, detail }, index) => ({
    no: index + 1,
    id,
    title,
    state: stateOf(at !== null, index === next, ended),
    at: at?.toISOString() ?? null,
    detail,
    hint,
    place,
  }));
}

function stateOf(happened: boolean, isNext: boolean, ended: boolean): Step['state'] {
  if (happened) return 'done';
  if (ended) return 'skipped';
  return isNext ? 'now' : 'todo';
}

const tookWords = (ms: number): string => (ms < 60_000 ? '用时不到 1 分钟' : `用时 ${durationWords(ms)}`);
