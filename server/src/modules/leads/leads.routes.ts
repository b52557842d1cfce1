import { transact } from '../../platform/db/transact';
import { once } from '../../platform/http/idempotency';
import { route, type RouteBinding } from '../../platform/http/route';
import { closeStaffCard } from '../outreach';
import { acceptLead } from './commands/acceptLead';
import { recordOutcome } from './commands/recordOutcome';
import { returnLead } from './commands/returnLead';
import { fairnessView } from './fairness/fairness.view';
import { myShareView } from './fairness/myShare.view';
import { enquire } from './intake/enquire';
import { asHolder } from './lead.access';
import { CARD_WORDS } from './leadCard';
import type { Lead } from './lead.model';
import { loadCheckView } from './loadCheck/loadCheck.view';
import { policyRoutes } from './policy/policy.routes';
import { changeRiskListOf, riskListsView } from './riskLists/riskLists';
import { replayView } from './replay/replay.view';

/** What is done on a page closes the card that asked for it. */
const onPage = (done: keyof typeof CARD_WORDS, act: () => Promise<Lead>) =>
  transact(async () => {
    const { _id: leadId, state, assignmentNo } = await act();
    await closeStaffCard({ leadId, assignmentNo, word: CARD_WORDS[done] });
    return { leadId, state, assignmentNo };
  });

export const leadsRoutes: readonly RouteBinding[] = [
  ...policyRoutes,
  route('leads.enquire', enquire),
  route('leads.fairness', fairnessView),
  route('leads.myShare', ({ actor }) => myShareView(actor)),
  route('leads.loadCheck', ({ actor }) => loadCheckView(actor)),
  route('leads.replay', ({ actor, params, query }) => replayView(actor, params.leadId, query.assignmentNo)),
  route('leads.riskLists', ({ actor, params }) => riskListsView(actor, params.leadId)),
  route('leads.changeRiskList', changeRiskListOf),
  route('leads.accept', ({ actor, params: { leadId }, body }) =>
    asHolder(actor, leadId, () => onPage('accept', () => acceptLead(actor.staffId, leadId, body.assignmentNo))),
  ),
  route('leads.return', ({ actor, params: { leadId }, body }) =>
    asHolder(actor, leadId, () => onPage('return', () => returnLead(actor.staffId, leadId, body.assignmentNo, body.reason, body.note))),
  ),
  route('leads.recordOutcome', ({ actor, params: { leadId }, body, idempotencyKey }) => {
    const call = { actorId: actor.staffId, endpoint: 'leads.recordOutcome', key: idempotencyKey, body: { leadId, ...body } };
    return asHolder(actor, leadId, () => once(call, () => recordOutcome(actor.staffId, leadId, body.assignmentNo, body.outcome)));
  }),
];
