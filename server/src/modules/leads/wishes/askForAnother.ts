import { addDays, BARRED_DAYS, businessDayOf, shanghaiInstant, WISH_DAYS, type WishChannel, WISHES_AT_MOST } from '@yinqiao/shared/domain';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { AppError } from '../../../platform/http/AppError';
import { barredAdvisersOf, type Person, recordAdviserWish, wishesSince } from '../../customers';
import { leaderOf, staffByIds } from '../../orgs';
import { planStaffNotices } from '../../outreach';
import { type Lead, LeadModel } from '../lead.model';
import { issueVerdict } from '../verdicts/commands/issueVerdict';
import type { Verdict } from '../verdicts/verdict.model';

export interface Asked {
  person: Person;
  fromStaffId: string;
  /** Whom the customer named. */
  toStaffId: string | null;
  via: WishChannel;
  /** The member who writes it down; null for the customer. */
  recordedBy: string | null;
}

const STATEMENT = '客户要求换一位顾问，不问理由。';
const DAY_MS = 86_400_000;

/**
 * 换一位, in the caller's transaction: the wish stands in the person's ledger, keeps the former adviser from this customer for its
 * time, and every open lead they follow is judged (D10) and goes to somebody else. Asked twice about the same adviser it is one wish;
 * a lead that came back to them meanwhile leaves them again.
 * @returns the verdicts, one a lead @throws AppError WISH_TOO_OFTEN
 */
export async function askForAnother({ person, fromStaffId, toStaffId, via, recordedBy }: Asked): Promise<Verdict[]> {
  const at = businessNow();
  const personId = person._id;
  const earlier = await wishesSince(personId, new Date(at.getTime() - WISH_DAYS * DAY_MS));
  const isBarred = (await barredAdvisersOf(personId, at)).includes(fromStaffId);
  if (!isBarred) await recordWish({ person, fromStaffId, toStaffId, via, recordedBy }, earlier.length, at);
  await LeadModel.updateMany({ personId, open: true }, { $addToSet: { 'facts.barred': fromStaffId } });
  const claimants = await staffByIds([fromStaffId, ...(toStaffId ? [toStaffId] : [])]);
  const wish = { fromStaffId, toStaffId, at, ofPeriod: isBarred ? Math.max(1, earlier.length) : earlier.length + 1 };
  const verdicts: Verdict[] = [];
  for (const lead of await LeadModel.find({ personId, open: true, staffId: fromStaffId }).lean<Lead[]>()) {
    verdicts.push(await issueVerdict(lead, { kind: 'customer_wish', claimants, statement: STATEMENT, raisedBy: recordedBy, wish }));
  }
  if (!isBarred && person.ownerStaffId === fromStaffId) await callManager(person);
  return verdicts;
}

/** @throws AppError WISH_TOO_OFTEN */
async function recordWish({ person, fromStaffId, toStaffId, via, recordedBy }: Asked, earlier: number, at: Date): Promise<void> {
  if (earlier >= WISHES_AT_MOST) throw new AppError('WISH_TOO_OFTEN');
  const personId = person._id;
  const barredUntil = shanghaiInstant(addDays(businessDayOf(at), BARRED_DAYS));
  await recordAdviserWish({ personId, fromStaffId, toStaffId, at, barredUntil, via, recordedBy });
  await audit({
    actor: recordedBy ? { kind: 'staff', id: recordedBy } : { kind: 'customer', id: personId },
    action: 'record:AdviserWish',
    subjects: [`Customer/${personId}`, `Staff/${fromStaffId}`],
    detail: { via, to: toStaffId },
  });
}

/** The book does not move by itself: whoever leads the outlet proposes somebody, and the customer says yes or no (认领). */
async function callManager(person: Person): Promise<void> {
  const manager = await leaderOf(person.unitPath, ['outlet_manager', 'sub_branch_manager', 'branch_operations']);
  if (!manager) return;
  const lead = await LeadModel.findOne({ personId: person._id }).sort({ _id: -1 }).select({ _id: 1 }).lean();
  const path = lead ? `/console.html#/leads/${lead._id}` : '/console.html#/leads';
  const lines = [`${person.maskedName}要求换一位管户`, '请提出认领，由客户本人确认'];
  await planStaffNotices([{ staffId: manager._id, notice: { title: '客户要求换一位管户', lines, path } }]);
}
