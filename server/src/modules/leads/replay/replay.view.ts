import type { Data } from '@yinqiao/shared/contracts';
import type { StaffActor } from '../../../platform/access';
import { businessNow } from '../../../platform/clock/clock';
import type { Decision } from '../decision.model';
import { readableLead } from '../lead.access';
import { namesOf } from '../lead.names';
import type { Round } from '../rounds';
import { shownRound } from '../shownRound';
import { differencesOf } from './differences';
import { replayDecision, type Replayed } from './replayDecision';

type Replay = Data<'leads.replay'>;

const WORDS: Record<Replay['result'], string> = {
  matches: '按当时的规则、名册、日历、账本重算，人选、名单与每个数字都相同。',
  differs: '重算的结果与留存的记录不同，请联系审计。',
  not_kept: '这次分配早于留存依据，只能看当时的记录，不能重算。',
  by_hand: '这次不是系统分配的，由人决定，没有可以重算的。',
  undecided: '这条线索还没有分配过，没有可以重算的。',
};

/** 重算核对 of one round for whoever may read the trace; of the latest decision when none is named. @throws AppError LEAD_UNKNOWN, REQUEST_INVALID */
export async function replayView(actor: StaffActor, leadId: string, assignmentNo?: number): Promise<Replay> {
  const { round, decision } = await shownRound(await readableLead(actor, leadId), assignmentNo);
  const replayed = decision && (await replayDecision(decision));
  const result = replayed?.result ?? without(round);
  return {
    result,
    text: WORDS[result],
    decidedAt: decision?.decidedAt.toISOString() ?? null,
    checkedAt: businessNow().toISOString(),
    versionsText: decision && versionsWords(decision),
    differences: decision && replayed ? await differencesIn(decision, replayed) : [],
  };
}

/** What can be said where no decision was kept. */
const without = (round: Round | null): Replay['result'] => {
  if (!round) return 'undecided';
  return round.entry.what === 'assigned' ? 'not_kept' : 'by_hand';
};

function versionsWords({ trace: { policy, versions, epoch, t } }: Decision): string | null {
  if (!versions) return null;
  const place = epoch === null || t === null ? '' : ` · 第 ${epoch} 轮第 ${t} 条`;
  return `规则 ${policy} · 账本序号 ${versions.sequence}${place} · 名册 ${versions.rosterId.slice(-6)} · 日历 ${versions.calendar || '无调休'}`;
}

async function differencesIn({ trace }: Decision, replayed: Replayed): Promise<Replay['differences']> {
  if (replayed.result !== 'differs') return [];
  if (!replayed.again) return [{ label: '依据', kept: '分配时留存', again: '缺失，或不再能得出这次分配' }];
  const again = replayed.again.trace;
  const told = differencesOf(trace, again, await namesOf([trace, again]));
  return told.length > 0 ? told : [{ label: '依据', kept: '名册、时间或逐条经过', again: '与留存的记录不符' }];
}
