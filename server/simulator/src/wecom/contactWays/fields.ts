import { isObject } from '../../http/readBody';
import { VendorError } from '../../http/vendorError';
import type { WeComCall } from '../../http/weComRoute';
import type { Member } from '../../world/types';
import { invalid, optionalInteger, optionalText, textList } from '../fields';
import { memberInScope, scopeOf } from '../scope';
import type { ContactWay } from './contactWayMemory';

type Body = Record<string, unknown>;

const FORTNIGHT = 14 * 86_400;

/** What both add and update may set; a field that is not given stays as it is. */
export function givenFields(body: Body): Partial<ContactWay> {
  const remark = optionalText(body, 'remark', 30);
  const state = optionalText(body, 'state', 30);
  const expiresIn = upToFortnight(body, 'expires_in');
  const chatExpiresIn = upToFortnight(body, 'chat_expires_in');
  const unionid = optionalText(body, 'unionid', 128);
  const skipVerify = flag(body, 'skip_verify');
  const isExclusive = flag(body, 'is_exclusive');
  const markSource = flag(body, 'mark_source');
  const style = body['style'] as number | undefined;
  const conclusions = conclusionsOf(body['conclusions']);
  const given = { remark, state, expiresIn, chatExpiresIn, unionid, skipVerify, isExclusive, markSource, style, conclusions };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** At most 100 people behind a way, departments expanded (41041). */
export function checkPeopleCount(call: WeComCall, user: readonly string[], party: readonly number[]): void {
  const { contacts } = call.simulator.state.directory;
  const reached = new Set([
    ...user.map((userid) => userid.toLowerCase()),
    ...party.flatMap((id) => useridsOf(contacts.membersOf(id, true))),
  ]);
  if (reached.size > call.simulator.limits.quantity('contactWayUsers')) throw new VendorError(41041, 'contact way users out of limit');
}

/** Whether everybody named is there, in range and may serve customers. */
export function checkPeople(call: WeComCall, type: 1 | 2, user: readonly string[], party: readonly number[]): void {
  const { contacts } = call.simulator.state.directory;
  if (type === 1 && (user.length !== 1 || party.length > 0)) throw invalid('user');
  if (user.length + party.length === 0) throw new VendorError(40063, 'some parameters are empty: user, party');
  const scope = scopeOf(call);
  for (const id of party) {
    if (!contacts.departments.has(id)) throw new VendorError(60123, 'invalid party id');
    if (!scope.hasDepartment(id)) throw new VendorError(60011, 'no privilege to access/modify contact/party/agent');
  }
  user.forEach((userid) => checkServes(memberInScope(call, userid)));
}

/** Who receives customers has the function, has logged in and has shown who he is (wecom-api §7.6). */
function checkServes(member: Member): void {
  if (!member.hasContactFunction) throw new VendorError(84083, 'not a service member');
  if (member.status === 4) throw new VendorError(41054, 'user is not activated');
  if (member.isRealNamed === false) throw new VendorError(40098, 'user is not real-name authenticated');
}

export function usersOf(body: Body): string[] {
  return textList(body, 'user');
}

export function partiesOf(body: Body): number[] {
  const given = body['party'] ?? [];
  if (!Array.isArray(given) || given.some((id) => !Number.isInteger(id))) throw invalid('party');
  return given as number[];
}

export function flag(body: Body, name: string): boolean | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw invalid(name);
  return value;
}

function useridsOf(members: readonly Member[]): string[] {
  return members.filter(({ hasContactFunction }) => hasContactFunction).map(({ userid }) => userid.toLowerCase());
}

function upToFortnight(body: Body, name: string): number | undefined {
  const seconds = optionalInteger(body, name, 1);
  if (seconds !== undefined && seconds > FORTNIGHT) throw invalid(name);
  return seconds;
}

function conclusionsOf(given: unknown): Record<string, unknown> | undefined {
  if (given === undefined || given === null) return undefined;
  const isEmpty = !isObject(given) || ['text', 'image', 'link', 'miniprogram'].every((name) => !isObject(given[name]));
  if (isEmpty) throw invalid('conclusions');
  return given;
}
