import { businessDayOf, type RungKind } from '@yinqiao/shared/domain';
import { type Candidate, lackOf } from '../eligibility';
import type { LadderFacts } from '../ladderFacts';
import type { Course, Tried } from '../walk';

/** What a person rung may add to what it found. */
type Known = Pick<Tried, 'value' | 'limit' | 'at'>;

/**
 * The lead is this member's if they can take it. Somebody who is off duty is waited for as long as the rung allows, in opening
 * minutes counted from the enquiry; with nothing allowed that is whoever is there when the outlet next opens. Whatever keeps
 * them from it, the walk says so and goes on.
 */
export function toPerson(by: RungKind, staffId: string, facts: LadderFacts, course: Course, known: Known = {}, waitMinutes = 0): Tried {
  const person = facts.person(staffId);
  if (!person) return { ...known, found: 'gone', staffId };
  const needs = { licences: course.licences, returnedBy: facts.returnedBy, barred: facts.customer.barred };
  const next = person.onDuty ? null : facts.nextDuty(staffId);
  if (!person.onDuty && (!next || next.minutes > waitMinutes)) return { ...known, found: 'off_duty', staffId };
  const lack = lackOf(next ? atWork(person, facts.at, next.at) : person, needs);
  if (lack) return { ...known, found: lack, staffId };
  const { unitId } = person;
  if (!next) return { ...known, found: 'named', staffId, outcome: { kind: 'named', by, staffId, unitId } };
  return { ...known, found: 'waits', staffId, at: next.at, outcome: { kind: 'waits', by, staffId, unitId, until: next.at } };
}

/** The member as they come back: another day has its own number of new leads. */
const atWork = (person: Candidate, now: Date, back: Date): Candidate =>
  businessDayOf(now) === businessDayOf(back) ? person : { ...person, newToday: 0 };
