import { businessDayOf, type RedLine, rungOf, type RuleSet, type Ties } from '@yinqiao/shared/domain';
import { ageOn, barredAdvisersOf, openHandlingsOf, type Person, relationsOfPerson } from '../customers';
import type { LeadFacts } from './distribution/leadFacts';
import type { Touch } from './lead.model';
import { declinedIn, gradeAsked, tiesOf } from './toldByTouches';

/** Everything the ladder asks about the customer; a ledger is read only when a rung that is on needs it. @param touches the earliest first */
export async function gatherFacts(person: Person, touches: readonly Touch[], rules: RuleSet, at: Date): Promise<LeadFacts> {
  const age = ageOn(person.birthday, businessDayOf(at));
  return {
    at,
    source: touches[0]?.kind ?? 'benefit',
    tier: person.tier,
    assets: person.assets,
    age,
    riskGrade: gradeAsked(touches),
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
