import { type DisputeKind, type RungKind, type RuleSet, type Tier } from '@yinqiao/shared/domain';
import { bookOwnershipsOf, handlingsOfPerson, payrollAt, type Person, personById, relationsOfPerson } from '../../../customers';
import { type OpeningHours, staffById, staffByIds, unitById, unitsByIds } from '../../../orgs';
import { DecisionModel, readDecision, type StoredDecision } from '../../decision.model';
import { type Lead, LeadModel } from '../../lead.model';
import type { Contact, VerdictFacts } from '../judge/facts';
import { enquiredAt } from './enquiredAt';
import { grabOf } from './grabOf';
import { handOverOf } from './handOverOf';
import { contactsIn, holdingsOf } from './holdings';
import { ledgersAt } from './ledgersAt';
import { minutesUntilAtWork } from './ownerBack';
import { nearestOf } from './places';
import { signsOf } from './signsOf';
import { unfitFor } from './unfitFor';

/** The lower end of each tier, in 万元: the bank's file gives the class, never the sum. */
const ASSETS_FROM: Record<Tier, number> = { mass: 0, affluent: 5, vip: 50, private: 600 };

/** What the id of a handling that is a booking begins with. */
const BOOKING = 'Booking/';

interface Dispute {
  kind: DisputeKind;
  raised: VerdictFacts['raised'];
  claimants: readonly string[];
  /** D10: what the customer asked for. */
  wish?: VerdictFacts['wish'];
}

/** Everything the sources tell about a dispute at the moment it is raised; what they do not tell stays null. */
export async function gatherFacts(lead: Lead, { kind, raised, claimants, wish = null }: Dispute, rules: RuleSet): Promise<VerdictFacts> {
  const person = await personById(lead.personId);
  if (!person) throw new Error(`the person of ${lead._id} is missing`);
  const { at } = raised;
  const enquiry = enquiredAt(lead);
  const calls = contactsIn(await LeadModel.find({ personId: lead.personId }).lean<Lead[]>());
  const ties = await ledgersAt(lead, person, calls);
  const hoursOf = await hoursOfHolders(lead);
  const holdings = holdingsOf(lead, { rules, hoursOf, rungBy: await rungsOf(lead._id) });
  const payroll = await payrollAt(person._id, at);
  const named = [...claimants, ties.bookOwner?.staffId, ties.code?.staffId, wish?.toStaffId].flatMap((staffId) => staffId ?? []);
  const staff = await staffByIds(named);
  return {
    at,
    kind,
    raised,
    claimants,
    lead: {
      productLine: lead.productLine,
      capturedAt: enquiry,
      followerId: lead.staffId,
      deal: dealOf(lead) ?? (kind === 'signed_elsewhere' ? await dealElsewhere(lead, claimants, at) : null),
    },
    unfit: await unfitFor(lead, staff, at),
    nearestId: await nearestOf(
      lead,
      staff.filter(({ _id }) => claimants.includes(_id)),
    ),
    assetsFrom: Math.max(person.assets, ASSETS_FROM[person.tier]),
    vip: person.tier === 'vip' || person.tier === 'private',
    ownerBackInMinutes: await ownerBackIn(ties.bookOwner?.staffId ?? null, enquiry),
    ties,
    bookSource: await bookSourceAt(person._id, enquiry),
    holdings,
    contacts: [...calls, ...(await otherContacts(person))]
      .filter(({ staffId }) => claimants.includes(staffId) || staffId === ties.bookOwner?.staffId)
      .sort((a, b) => a.at.getTime() - b.at.getTime()),
    visits: [],
    grab: await grabOf(lead, holdings, rules, hoursOf),
    handOver: await handOverOf(lead),
    payroll: payroll && { staffId: payroll.staffId, since: payroll.since },
    wish,
    signs: kind === 'taken_away' ? await signsOf(claimants, at) : [],
    archiveBought: false,
  };
}

const bookSourceAt = async (personId: string, at: Date): Promise<VerdictFacts['bookSource']> =>
  (await bookOwnershipsOf(personId)).find(({ from, to }) => from <= at && (to === null || to > at))?.source ?? null;

async function ownerBackIn(ownerId: string | null, at: Date): Promise<number | null> {
  const owner = ownerId ? await staffById(ownerId) : null;
  const outlet = owner && (await unitById(owner.unitId));
  return owner && outlet ? minutesUntilAtWork(owner, outlet, at) : null;
}

const dealOf = ({ state, staffId, closedAt }: Lead): VerdictFacts['lead']['deal'] =>
  state === 'won' && staffId && closedAt ? { staffId, at: closedAt } : null;

/** What the claimant who does not follow the lead closed for the person in its line since it came in. A booking that is over is no deal. */
async function dealElsewhere(lead: Lead, claimants: readonly string[], at: Date): Promise<VerdictFacts['lead']['deal']> {
  const closed = (await handlingsOfPerson(lead.personId)).flatMap(({ _id, staffId, productLine, closedAt }) => {
    const isOthers = staffId !== lead.staffId && claimants.includes(staffId) && productLine === lead.productLine;
    const isDeal = !_id.startsWith(BOOKING) && closedAt !== null && closedAt >= enquiredAt(lead) && closedAt <= at;
    return isOthers && isDeal ? [{ staffId, at: closedAt }] : [];
  });
  return closed.sort((a, b) => b.at.getTime() - a.at.getTime())[0] ?? null;
}

/** Bookings that named an adviser, and what the friendships have by another source than a call. */
async function otherContacts({ _id }: Person): Promise<Contact[]> {
  const booked = (await handlingsOfPerson(_id)).filter((handling) => handling._id.startsWith(BOOKING));
  const friends = await relationsOfPerson(_id);
  return [
    ...booked.map(({ staffId, openedAt }) => ({ staffId, at: openedAt, evidence: 'booking' as const })),
    ...friends.flatMap(({ staffId, lastHeardAt, evidence }) =>
      lastHeardAt && evidence && evidence !== 'call' ? [{ staffId, at: lastHeardAt, evidence }] : [],
    ),
  ];
}

/** The opening hours of everybody who had the lead. */
async function hoursOfHolders({ history }: Lead): Promise<(staffId: string) => OpeningHours | null> {
  const staff = new Map((await staffByIds(history.flatMap(({ staffId }) => staffId ?? []))).map((one) => [one._id, one]));
  const units = new Map((await unitsByIds([...staff.values()].map(({ unitId }) => unitId))).map((unit) => [unit._id, unit]));
  return (staffId) => units.get(staff.get(staffId)?.unitId ?? '')?.openingHours ?? null;
}

/** By which rung each assignment was decided. */
async function rungsOf(leadId: string): Promise<(assignmentNo: number) => RungKind | null> {
  const stored = await DecisionModel.find({ leadId }).lean<StoredDecision[]>();
  const rungs = new Map(stored.map(readDecision).map(({ assignmentNo, trace }) => [assignmentNo, trace.chosen.by]));
  return (assignmentNo) => rungs.get(assignmentNo) ?? null;
}
