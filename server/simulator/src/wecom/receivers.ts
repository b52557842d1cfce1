import type { Scope } from '../core/contacts';
import type { Directory } from '../core/directory';
import { VendorError } from '../http/vendorError';
import type { Member } from '../world/types';

export interface Receivers {
  /** userids as the directory spells them, each once. */
  userids: string[];
  /** The reply's lists of what could not be reached, only those not empty. */
  invalid: Record<string, string>;
}

/** touser, toparty and totag of message/send resolved; refused when nobody is left. Who is out of the app's range counts as unknown. */
export function resolveReceivers(body: Record<string, unknown>, directory: Directory, scope: Scope): Receivers {
  if (body['touser'] === '@all') {
    const everybody = directory.contacts.all.map((member) => member.userid);
    return { userids: everybody.filter((userid) => scope.hasMember(userid)), invalid: {} };
  }
  const users = split(body['touser']);
  const parties = split(body['toparty']);
  const tags = split(body['totag']);
  if (users.length + parties.length + tags.length === 0) throw new VendorError(82001, 'touser, toparty and totag are all empty');
  if (users.length > 1000) throw new VendorError(40058, 'invalid Request Parameter: touser has more than 1000 items');
  if (parties.length > 100) throw new VendorError(82002, 'invalid toparty list size');
  if (tags.length > 100) throw new VendorError(82003, 'invalid totag list size');
  return collect(users, parties, tags, directory, scope);
}

function collect(users: string[], parties: string[], tags: string[], directory: Directory, scope: Scope): Receivers {
  const isKnown = (id: string): boolean => scope.hasDepartment(Number(id));
  const badParties = parties.filter((id) => !isKnown(id));
  const reached: Member[] = [
    ...users.flatMap((userid) => (scope.hasMember(userid) ? (directory.member(userid) ?? []) : [])),
    ...parties.filter(isKnown).flatMap((id) => directory.contacts.membersOf(Number(id), true)),
  ];
  const invalid = withoutEmpty({
    invaliduser: users.filter((userid) => !scope.hasMember(userid)).map((userid) => userid.toLowerCase()),
    invalidparty: badParties,
    // Member tags are not part of this world, so none can be reached.
    invalidtag: tags,
  });
  if (reached.length === 0) throw new VendorError(81013, 'user & party & tag all invalid', invalid);
  return { userids: [...new Set(reached.map((member) => member.userid))], invalid };
}

function split(value: unknown): string[] {
  return typeof value === 'string' ? value.split('|').filter(Boolean) : [];
}

function withoutEmpty(lists: Record<string, string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(lists).flatMap(([name, list]) => (list.length ? [[name, list.join('|')]] : [])));
}
