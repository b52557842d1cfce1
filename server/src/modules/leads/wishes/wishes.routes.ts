import { WISH_DAYS, WISHES_AT_MOST } from '@yinqiao/shared/domain';
import { refuse, type StaffActor } from '../../../platform/access';
import { businessNow } from '../../../platform/clock/clock';
import { AppError } from '../../../platform/http/AppError';
import { once } from '../../../platform/http/idempotency';
import { type Call, route, type RouteBinding } from '../../../platform/http/route';
import { type Person, personById, wishesSince } from '../../customers';
import { worksInConsole } from '../../orgs';
import { receiverOf } from '../board/receiver';
import { readableLead } from '../lead.access';
import { type Lead, LeadModel } from '../lead.model';
import { numberWords } from '../verdicts/verdict.words';
import { askForAnother } from './askForAnother';

const DAY_MS = 86_400_000;

/** @throws AppError WISH_NO_ADVISER */
async function personOf(personId: string): Promise<Person> {
  const person = await personById(personId);
  if (!person) throw new AppError('WISH_NO_ADVISER');
  return person;
}

async function ask({ actor, body: { fromStaffId }, idempotencyKey }: Call<'wishes.ask'>) {
  const { personId } = actor;
  const call = { actorId: personId, endpoint: 'wishes.ask', key: idempotencyKey, body: { fromStaffId } };
  return once(call, async () => {
    const person = await personOf(personId);
    const follows = await LeadModel.exists({ personId: person._id, open: true, staffId: fromStaffId });
    if (!follows && person.ownerStaffId !== fromStaffId) throw new AppError('WISH_NO_ADVISER');
    await askForAnother({ person, fromStaffId, toStaffId: null, via: 'miniapp', recordedBy: null });
    const left = WISHES_AT_MOST - (await wishesSince(person._id, new Date(businessNow().getTime() - WISH_DAYS * DAY_MS))).length;
    const times = `${WISH_DAYS} 天内还可换 ${Math.max(0, left)} 次`;
    return { text: follows ? `好的，正在为您另找一位顾问。${times}。` : `好的，网点负责人会为您推荐新的顾问，由您确认。${times}。` };
  });
}

/** Who follows it, or leads whoever does. @throws AppError LEAD_NOT_YOURS, WISH_NO_ADVISER */
async function heldLead(actor: StaffActor, leadId: string): Promise<Lead & { staffId: string }> {
  const lead = await readableLead(actor, leadId);
  if (!worksInConsole(actor.role) && lead.staffId !== actor.staffId) {
    return refuse(actor, { action: 'record:AdviserWish', subjects: [`Lead/${leadId}`], code: 'LEAD_NOT_YOURS' });
  }
  if (!lead.open || !lead.staffId) throw new AppError('WISH_NO_ADVISER');
  return { ...lead, staffId: lead.staffId };
}

async function record({ actor, params: { leadId }, body, idempotencyKey }: Call<'wishes.record'>) {
  await heldLead(actor, leadId);
  if (body.toStaffId && !worksInConsole(actor.role)) throw new AppError('STAFF_UNKNOWN');
  if (body.toStaffId) await receiverOf(actor, body.toStaffId, businessNow());
  const call = { actorId: actor.staffId, endpoint: 'wishes.record', key: idempotencyKey, body: { leadId, ...body } };
  return once(call, async () => {
    const { personId, staffId: fromStaffId } = await heldLead(actor, leadId);
    const toStaffId = body.toStaffId && body.toStaffId !== fromStaffId ? body.toStaffId : null;
    const asked = { person: await personOf(personId), fromStaffId, toStaffId, via: body.via, recordedBy: actor.staffId };
    const verdicts = await askForAnother(asked);
    const own = verdicts.find((verdict) => verdict.leadId === leadId) ?? null;
    const text = own ? `已记下客户的意愿，${numberWords(own)}已签发` : '客户的意愿已记过';
    return { verdictId: own?._id ?? null, text };
  });
}

export const wishesRoutes: readonly RouteBinding[] = [route('wishes.ask', ask), route('wishes.record', record)];
