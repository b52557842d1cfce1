import { leadersKinds } from '@yinqiao/shared/domain';
import { refuse, type StaffActor } from '../../../platform/access';
import { AppError } from '../../../platform/http/AppError';
import { once } from '../../../platform/http/idempotency';
import { route, type RouteBinding } from '../../../platform/http/route';
import { transact } from '../../../platform/db/transact';
import { worksInConsole } from '../../orgs';
import { answersNow } from './answerers';
import { appealVerdict } from './commands/appealVerdict';
import { type Answer, decideAppeal } from './commands/decideAppeal';
import { raiseDispute } from './commands/raiseDispute';
import { disputeView } from './dispute.view';
import { documentView } from './document.view';
import { closeMeasure } from './measures/closeMeasure';
import { verdictsPage } from './verdict.views';
import { disputableLead, verdictFor } from './verdict.access';
import type { Verdict } from './verdict.model';
import { verificationView } from './verification.view';

const stepOf = ({ _id: verdictId, state, version }: Verdict) => ({ verdictId, state, version });

/** The document as the person saw it. @throws AppError REQUEST_VERSION_STALE */
function assertSeen({ version }: Verdict, ifMatch: number): void {
  if (version !== ifMatch) throw new AppError('REQUEST_VERSION_STALE');
}

async function decide(actor: StaffActor, verdictId: string, answer: Answer, ifMatch: number) {
  const verdict = await verdictFor(actor, 'decide', verdictId);
  const refused = (code: 'VERDICT_OWN' | 'VERDICT_NOT_YOUR_TURN') =>
    refuse(actor, { action: 'decide:Verdict', subjects: [`Verdict/${verdictId}`], code });
  if (verdict.raisedBy === actor.staffId || verdict.partyIds.includes(actor.staffId)) return refused('VERDICT_OWN');
  if (!answersNow(actor, verdict)) return refused('VERDICT_NOT_YOUR_TURN');
  return transact(async () => {
    const current = await verdictFor(actor, 'decide', verdictId);
    assertSeen(current, ifMatch);
    return stepOf(await decideAppeal(actor.staffId, current, answer));
  });
}

export const verdictsRoutes: readonly RouteBinding[] = [
  route('verdicts.dispute', ({ actor, params: { leadId } }) => disputeView(actor, leadId)),
  route('verdicts.raise', async ({ actor, params: { leadId }, body, idempotencyKey }) => {
    await disputableLead(actor, leadId);
    if (leadersKinds.includes(body.kind) && !worksInConsole(actor.role)) {
      return refuse(actor, { action: 'raise:Verdict', subjects: [`Lead/${leadId}`], code: 'DISPUTE_FOR_MANAGERS' });
    }
    const call = { actorId: actor.staffId, endpoint: 'verdicts.raise', key: idempotencyKey, body: { leadId, ...body } };
    return once(call, async () => raiseDispute(actor, await disputableLead(actor, leadId), body));
  }),
  route('verdicts.list', verdictsPage),
  // Before the document by id, whose address it would match.
  route('verdicts.verify', ({ actor, query: { year, number } }) => verificationView(actor, year, number)),
  route('verdicts.read', ({ actor, params: { verdictId }, query }) => documentView(actor, verdictId, query.issue)),
  route('verdicts.appeal', async ({ actor, params: { verdictId }, body, idempotencyKey, ifMatch }) => {
    await verdictFor(actor, 'appeal', verdictId);
    const call = { actorId: actor.staffId, endpoint: 'verdicts.appeal', key: idempotencyKey, body: { verdictId, ...body } };
    return once(call, async () => {
      const verdict = await verdictFor(actor, 'appeal', verdictId);
      assertSeen(verdict, ifMatch);
      return stepOf(await appealVerdict(actor.staffId, verdict, body.reason));
    });
  }),
  route('verdicts.closeMeasure', async ({ actor, params: { verdictId, measureNo }, body }) => {
    const verdict = await verdictFor(actor, 'carry_out', verdictId);
    const { state } = await closeMeasure(actor, verdict, { ...body, measureNo });
    return { verdictId, measureNo, state };
  }),
  route('verdicts.decide', ({ actor, params: { verdictId }, body, ifMatch }) => decide(actor, verdictId, body, ifMatch)),
];
