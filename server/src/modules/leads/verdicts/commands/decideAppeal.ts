import { type AppealLevel, canStep, nextLevel, verdictSteps, WHOLE_DEAL } from '@yinqiao/shared/domain';
import { audit } from '../../../../platform/audit';
import { businessNow } from '../../../../platform/clock/clock';
import { AppError } from '../../../../platform/http/AppError';
import { staffByIds } from '../../../orgs';
import { type Lead, LeadModel } from '../../lead.model';
import { appealDeadline } from '../deadlines';
import { unfitFor } from '../gather/unfitFor';
import type { Judgement } from '../judge/judgement';
import { splitBetween, wholeTo } from '../judge/shares';
import { isAsked } from '../measures/asked';
import { recallMeasures } from '../measures/closeMeasure';
import { sealWords } from '../sealedWords';
import { numberWords } from '../verdict.words';
import type { Appeal, Verdict, VerdictIssue } from '../verdict.model';
import { followVerdict } from './followVerdict';
import { auditIssue, sealIssue } from './sealIssue';
import { tellFinal, tellParties } from './tellOfVerdict';
import { writeVerdict } from './writeVerdict';

export type Answer = { answer: 'uphold'; reason: string } | { answer: 'change'; reason: string; followerId: string; followerPart: number };

/**
 * Answers the appeal that waits, in the caller's transaction: what is upheld stands, what is changed is a new issue of the document
 * and is put into effect. Head office's answer is final; below, the next level may be appealed to.
 * @throws AppError VERDICT_STATE_CHANGED, DISPUTE_PARTY_UNKNOWN, VERDICT_BARRED, VERDICT_FOLLOWER_UNFIT
 */
export async function decideAppeal(staffId: string, verdict: Verdict, answer: Answer): Promise<Verdict> {
  const step = answer.answer;
  if (!canStep(verdict.state, step)) throw new AppError('VERDICT_STATE_CHANGED');
  const lead = await LeadModel.findById(verdict.leadId).lean<Lead | null>();
  if (!lead) throw new Error(`the lead of ${verdict._id} is missing`);
  const at = businessNow();
  const issue = answer.answer === 'change' ? changedIssue(verdict, staffId, answer, at) : null;
  if (answer.answer === 'change') await assertFit(lead, answer.followerId, at);
  const above = nextLevel(verdict.level);
  const decided = await writeVerdict(
    verdict,
    {
      ...(above ? { state: verdictSteps[step].to, level: above, appealBy: await appealDeadline(at) } : { state: 'final', open: false }),
      answerBy: null,
      appeals: await answered(
        verdict,
        { answer: verdictSteps[step].to as 'upheld' | 'changed', answeredAt: at, answeredBy: staffId },
        answer.reason,
      ),
    },
    issue ? { issues: issue } : {},
  );
  await audit({
    actor: { kind: 'staff', id: staffId },
    action: 'decide:Verdict',
    subjects: [`Verdict/${verdict._id}`, `Lead/${verdict.leadId}`, `Customer/${verdict.personId}`],
    detail: { level: verdict.level, answer: step },
  });
  if (issue) {
    await auditIssue(decided, issue);
    await followVerdict(lead, issue.judgement.followerId, verdict._id, at);
    await recallMeasures(decided, at);
  }
  const said = `${numberWords(decided)}${issue ? '已改判' : '申诉未获支持'}`;
  if (above) await tellParties(decided, lead, `${said}，不同意可以向上一级申诉`, at);
  else await tellFinal(decided, lead, `${said}，为终局`);
  return decided;
}

/** An open lead goes only to whom it may be given; of an ended one nothing but the shares moves. */
async function assertFit(lead: Lead, followerId: string, at: Date): Promise<void> {
  if (!lead.open) return;
  const [unfit] = await unfitFor(lead, await staffByIds([followerId]), at);
  if (unfit) throw new AppError(unfit.why === 'barred' ? 'VERDICT_BARRED' : 'VERDICT_FOLLOWER_UNFIT');
}

/** The appeals with the answer to the one that waits. */
async function answered(verdict: Verdict, given: Pick<Appeal, 'answer' | 'answeredAt' | 'answeredBy'>, reason: string): Promise<Appeal[]> {
  const last = verdict.appeals.length - 1;
  const sealedAnswer = await sealWords(verdict, `answer/${last}`, reason);
  return verdict.appeals.map((appeal, n) => (n === last ? { ...appeal, ...given, sealedAnswer } : appeal));
}

function changedIssue(verdict: Verdict, staffId: string, change: Extract<Answer, { answer: 'change' }>, at: Date): VerdictIssue {
  const { followerId, followerPart } = change;
  const other = verdict.partyIds.find((party) => party !== followerId);
  const last = verdict.issues.at(-1);
  if (!last || !other || !verdict.partyIds.includes(followerId)) throw new AppError('DISPUTE_PARTY_UNKNOWN');
  const { no, policy, facts, judgement } = last;
  const changed = changedJudgement(judgement, followerId, { staffId: other, part: WHOLE_DEAL - followerPart });
  const level: AppealLevel = verdict.level;
  return sealIssue(verdict, { no: no + 1, at, decidedBy: staffId, level, policy, facts, judgement: changed });
}

const changedJudgement = (judgement: Judgement, followerId: string, other: { staffId: string; part: number }): Judgement => ({
  ...judgement,
  followerId,
  by: 'decided',
  // What was asked of people rested on the former ruling.
  measures: judgement.measures.filter((measure) => !isAsked(measure)),
  shares: other.part === 0 ? wholeTo(followerId) : splitBetween({ staffId: followerId, as: 'follower' }, { ...other, as: 'marketing' }),
  ledgers: judgement.ledgers.map((change) => (change.ledger === 'follower' ? { ...change, after: [followerId] } : change)),
});
