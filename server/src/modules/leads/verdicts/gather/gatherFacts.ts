import { type DisputeKind, noTies, type RuleSet, type Tier, type Ties } from '@yinqiao/shared/domain';
import { businessNow } from '../../../../platform/clock/clock';
import { type Person, personById, relationsOfPerson } from '../../../customers';
import { staffById, unitById } from '../../../orgs';
import { type Lead, LeadModel } from '../../lead.model';
import type { Contact, VerdictFacts } from '../judge/facts';
import { contactsIn, holdingsOf } from './holdings';
import { minutesUntilAtWork } from './ownerBack';

/** The lower end of each tier, in 万元: the bank's file gives the class, never the sum. */
const ASSETS_FROM: Record<Tier, number> = { mass: 0, affluent: 5, vip: 50, private: 600 };

interface Dispute {
  kind: DisputeKind;
  raised: { staffId: string; at: Date };
  claimants: readonly string[];
}

/** Everything the sources tell about a dispute at this moment; what they do not tell stays null. */
export async function gatherFacts(lead: Lead, { kind, raised, claimants }: Dispute, rules: RuleSet): Promise<VerdictFacts> {
  const person = await personById(lead.personId);
  if (!person) throw new Error(`the person of ${lead._id} is missing`);
  const leads = await LeadModel.find({ personId: lead.personId }).lean<Lead[]>();
  const contacts = contactsIn(leads);
  return {
    at: businessNow(),
    kind,
    raised,
    claimants,
    lead: {
      productLine: lead.productLine,
      capturedAt: lead.capturedAt,
      followerId: lead.staffId,
      deal: lead.state === 'won' && lead.staffId && lead.closedAt ? { staffId: lead.staffId, at: lead.closedAt } : null,
    },
    assetsFrom: ASSETS_FROM[person.tier],
    vip: person.tier === 'vip' || person.tier === 'private',
    ownerBackInMinutes: await ownerBackIn(person, lead.capturedAt),
    ties: await tiesOf(lead, person, contacts),
    holdings: holdingsOf(lead, rules),
    contacts: contacts.filter(({ staffId }) => claimants.includes(staffId)),
    visits: [],
    grab: null,
    handOver: null,
    payroll: null,
    wish: null,
    signs: [],
    archiveBought: false,
  };
}

async function ownerBackIn({ ownerStaffId }: Person, at: Date): Promise<number | null> {
  const owner = ownerStaffId ? await staffById(ownerStaffId) : null;
  const outlet = owner && (await unitById(owner.unitId));
  return owner && outlet ? minutesUntilAtWork(owner, outlet, at) : null;
}

/** The ledgers as they stood when the lead came in: what was done about it afterwards proves no earlier tie. */
async function tiesOf(lead: Lead, person: Person, contacts: readonly Contact[]): Promise<Ties> {
  const lastContact = (staffId: string): Date | null =>
    contacts.findLast((contact) => contact.staffId === staffId && contact.at <= lead.capturedAt)?.at ?? null;
  const friends = await relationsOfPerson(person._id);
  const touch = lead.touches.findLast(({ facts }) => facts.codeStaffId);
  const referred = lead.touches.findLast(({ facts }) => facts.referral);
  const chosen = lead.touches.findLast(({ facts }) => facts.chosen)?.facts.chosen;
  return {
    ...noTies,
    bookOwner: person.ownerStaffId
      ? { staffId: person.ownerStaffId, since: person.ownerSince ?? person.createdAt, lastContactAt: lastContact(person.ownerStaffId) }
      : null,
    friends: friends.map(({ staffId, since }) => {
      const lastHeardAt = lastContact(staffId);
      return { staffId, since, lastHeardAt, evidence: lastHeardAt ? ('call' as const) : null };
    }),
    referral: referred?.facts.referral ? { ...referred.facts.referral, at: referred.at } : null,
    code: touch?.facts.codeStaffId ? { staffId: touch.facts.codeStaffId, at: touch.at } : null,
    chosen: { staffId: chosen?.staffId ?? null, outletId: chosen?.outletId ?? null },
  };
}
