import { canStep, verdictSteps } from '@yinqiao/shared/domain';
import { audit } from '../../../../platform/audit';
import { businessNow } from '../../../../platform/clock/clock';
import { AppError } from '../../../../platform/http/AppError';
import { LeadModel, type Lead } from '../../lead.model';
import { answerDeadline } from '../deadlines';
import { sealWords } from '../sealedWords';
import type { Appeal, Verdict } from '../verdict.model';
import { askAnswerers } from './tellOfVerdict';
import { writeVerdict } from './writeVerdict';

/**
 * A party appeals to the level whose turn it is, in the caller's transaction. Nothing about the lead changes: the customer goes on
 * being served by whoever follows now.
 * @throws AppError VERDICT_STATE_CHANGED, VERDICT_APPEAL_LATE
 */
export async function appealVerdict(staffId: string, verdict: Verdict, reason: string): Promise<Verdict> {
  const at = businessNow();
  if (verdict.appealBy && verdict.appealBy < at) throw new AppError('VERDICT_APPEAL_LATE');
  if (!canStep(verdict.state, 'appeal')) throw new AppError(verdict.state === 'final' ? 'VERDICT_APPEAL_LATE' : 'VERDICT_STATE_CHANGED');
  const answerBy = await answerDeadline(at);
  const appeal: Appeal = {
    level: verdict.level,
    byStaffId: staffId,
    at,
    sealedReason: await sealWords(verdict, `reason/${verdict.appeals.length}`, reason),
    answerBy,
    passed: [],
    answer: null,
    answeredAt: null,
    answeredBy: null,
    sealedAnswer: null,
  };
  const appealed = await writeVerdict(verdict, { state: verdictSteps.appeal.to, appealBy: null, answerBy }, { appeals: appeal });
  await audit({
    actor: { kind: 'staff', id: staffId },
    action: 'appeal:Verdict',
    subjects: [`Verdict/${verdict._id}`, `Lead/${verdict.leadId}`, `Customer/${verdict.personId}`],
    detail: { level: verdict.level },
  });
  const lead = await LeadModel.findById(verdict.leadId).lean<Lead | null>();
  if (lead) await askAnswerers(appealed, lead, answerBy);
  return appealed;
}
