import { businessDayOf, type RedLine, rungOf, type RuleSet, type Ties } from '@yinqiao/shared/domain';
import { ageOn, barredAdvisersOf, openHandlingsOf, type Person, relationsOfPerson } from '../customers';
import type { LeadFacts } from './distribution/leadFacts';
import type { Touch } from './lead.model';

/** Everything the ladder asks about the customer; a ledger is read only when a rung that is on needs it. @param touches the earliest first */
export async function gatherFacts(person: Person, touches: readonly Touch[], rules: RuleSet, at: Date): Promise<LeadFacts> {
  const age = ageOn(person.birthday, businessDayOf(at));
  return {
    at,
    source: touches[0]?.kind ?? 'benefit',
    tier: person.tier,
    assets: person.assets,
    age,
    language: person.language,
    segments: person.groups,
    redLines: redLinesOf(person, age),
    ties: {
      handlings: rungOf(rules, 'handler') ? await handlingsOf(person._id) : [],
      bookOwner: bookOwnerOf(person),
      friends: rungOf(rules, 'friend') ? await friendsOf(person._id) : [],
      ...tiesOf(touches),
    },
    barred: [...new Set([...(await barredAdvisersOf(person._id, at)), ...declinedIn(touches)])],
  };
}

const ADULT = 18;

const redLinesOf = ({ redLines }: Person, age: number): RedLine[] => (age < ADULT ? [...redLines, 'minor'] : redLines);

/** What the enquiries themselves tell: the latest word counts. */
function tiesOf(touches: readonly Touch[]): Pick<Ties, 'referral' | 'code' | 'chosen'> {
  const ties: Pick<Ties, 'referral' | 'code' | 'chosen'> = { referral: null, code: null, chosen: { staffId: null, outletId: null } };
  for (const { at, facts } of touches) {
    const scannedAt = facts.scannedAt ?? at;
    if (facts.referral) ties.referral = { ...facts.referral, at: scannedAt };
    if (facts.codeStaffId) ties.code = { staffId: facts.codeStaffId, at: scannedAt };
    if (facts.chosen) ties.chosen = { staffId: facts.chosen.staffId ?? null, outletId: facts.chosen.outletId ?? null };
  }
  return ties;
}

/** Whom a code named and the customer declined, unless they came through that colleague's code again or asked for them. */
function declinedIn(touches: readonly Touch[]): Set<string> {
  const declined = new Set<string>();
  for (const { facts } of touches) {
    for (const wanted of [facts.codeStaffId, facts.referral?.namedStaffId, facts.chosen?.staffId]) if (wanted) declined.delete(wanted);
    if (facts.declinedStaffId) declined.add(facts.declinedStaffId);
  }
  return declined;
}

const bookOwnerOf = ({ ownerStaffId, ownerSince, ownerContactAt, createdAt }: Person): Ties['bookOwner'] =>
  ownerStaffId ? { staffId: ownerStaffId, since: ownerSince ?? createdAt, lastContactAt: ownerContactAt } : null;

const friendsOf = async (personId: string): Promise<Ties['friends']> =>
  (await relationsOfPerson(personId)).map(({ staffId, since, lastHeardAt, evidence }) => ({ staffId, since, lastHeardAt, evidence }));

const handlingsOf = async (personId: string): Promise<Ties['handlings']> =>
  (await openHandlingsOf(personId)).map(({ staffId, productLine, openedAt, lastActionAt }) => ({
    staffId,
    productLine,
    since: openedAt,
    lastActionAt,
  }));
