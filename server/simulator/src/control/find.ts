import type { Simulator } from '../core/simulator';
import type { Member, Person } from '../world/types';
import { ControlError } from './controlRoute';

export function findMember(simulator: Simulator, userid: string | undefined): Member {
  const member = simulator.state.directory.member(userid ?? '');
  if (!member) throw new ControlError(404, 'MEMBER_UNKNOWN', `There is no member ${userid}.`);
  return member;
}

export function findPerson(simulator: Simulator, externalUserId: string | undefined): Person {
  const person = simulator.state.directory.personsByExternalUserId.get(externalUserId ?? '');
  if (!person) throw new ControlError(404, 'PERSON_UNKNOWN', `There is no person ${externalUserId}.`);
  return person;
}
