import { refuse } from '../../../platform/access';
import { AppError } from '../../../platform/http/AppError';
import { once } from '../../../platform/http/idempotency';
import { type Call, route, type RouteBinding } from '../../../platform/http/route';
import { personById } from '../../customers';
import { readableLead } from '../lead.access';
import { teamOf } from '../roster';
import { answerClaim } from './answerClaim';
import { bookClaimView } from './bookClaim.view';
import { proposeClaim } from './proposeClaim';

async function propose({ actor, params: { leadId }, body: { staffId }, idempotencyKey }: Call<'bookClaims.propose'>) {
  await readableLead(actor, leadId);
  const { members } = await teamOf(actor.unitPath);
  if (!members.some(({ rm }) => rm._id === staffId)) {
    return refuse(actor, { action: 'propose:BookClaim', subjects: [`Staff/${staffId}`], code: 'STAFF_UNKNOWN' });
  }
  const call = { actorId: actor.staffId, endpoint: 'bookClaims.propose', key: idempotencyKey, body: { leadId, staffId } };
  return once(call, async () => {
    const lead = await readableLead(actor, leadId);
    const person = await personById(lead.personId);
    if (!person) throw new AppError('LEAD_UNKNOWN');
    const { _id: claimId, until } = await proposeClaim(actor, lead, person, staffId);
    return { claimId, until: until.toISOString() };
  });
}

export const bookClaimsRoutes: readonly RouteBinding[] = [
  route('bookClaims.show', ({ actor, params }) => bookClaimView(actor, params.leadId)),
  route('bookClaims.propose', propose),
  route('bookClaims.answer', ({ actor: { personId }, params: { claimId }, body, idempotencyKey }) =>
    once({ actorId: personId, endpoint: 'bookClaims.answer', key: idempotencyKey, body: { claimId, ...body } }, () =>
      answerClaim(personId, claimId, body.agrees),
    ),
  ),
];
