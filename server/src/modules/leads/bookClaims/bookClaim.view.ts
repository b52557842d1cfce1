import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../platform/access';
import { businessNow } from '../../../platform/clock/clock';
import { AppError } from '../../../platform/http/AppError';
import { barredAdvisersOf, personById } from '../../customers';
import { isOnLeave, staffById } from '../../orgs';
import { readableLead } from '../lead.access';
import { teamOf } from '../roster';
import { waitingClaimOf } from './bookClaim.reads';
import { mayBeClaimed } from './mayBeClaimed';

/** What a manager may propose about the book of a lead's customer. @throws AppError LEAD_UNKNOWN */
export async function bookClaimView(actor: StaffActor, leadId: string): Promise<Data<'bookClaims.show'>> {
  const lead = await readableLead(actor, leadId);
  const person = await personById(lead.personId);
  if (!person) throw new AppError('LEAD_UNKNOWN');
  const now = businessNow();
  const owner = person.ownerStaffId ? await staffById(person.ownerStaffId) : null;
  const waiting = await waitingClaimOf(person._id);
  const barred = await barredAdvisersOf(person._id, now);
  const { members } = await teamOf(actor.unitPath);
  const isFree = ({ rm }: (typeof members)[number]) =>
    rm._id !== person.ownerStaffId && !barred.includes(rm._id) && !isOnLeave(rm, businessDayOf(now));
  return {
    now: now.toISOString(),
    maskedName: person.maskedName,
    ownerText: owner ? `管户：${owner.name}` : '无管户',
    whyNot: (await mayBeClaimed(person, now)) ? null : '管户人还在联系客户，不能认领；有争议请用「对归属有异议」。',
    candidates: members.filter(isFree).map(({ rm, outlet }) => ({ staffId: rm._id, name: rm.name, unitName: outlet.name })),
    waiting: waiting && {
      name: (await staffById(waiting.staffId))?.name ?? '',
      proposedAt: waiting.proposedAt.toISOString(),
      until: waiting.until.toISOString(),
    },
  };
}
