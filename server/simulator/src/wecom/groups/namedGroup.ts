import { VendorError } from '../../http/vendorError';
import { needText } from '../fields';
import { scopeOf, type Caller } from '../scope';
import type { Group } from './group';

/** Whether the app sees the group: by its owner, also after he has left the corp, since the group is handed over then. */
export function seesGroup(caller: Caller, { owner }: Group): boolean {
  const { contacts } = caller.simulator.state.directory;
  return scopeOf(caller).hasMember(owner) || contacts.resignedMember(owner) !== undefined;
}

/** The group a body names. The vendor states no codes of its own here; these are the table's by meaning (40050, 49008, 60011). */
export function namedGroup(caller: Caller, body: Record<string, unknown>): Group {
  const group = caller.simulator.state.memories.groups.group(needText(body, 'chat_id'));
  if (!group) throw new VendorError(40050, 'chatid not exist');
  if (group.isDismissed) throw new VendorError(49008, 'chat dismissed');
  if (!seesGroup(caller, group)) throw new VendorError(60011, 'no privilege to access/modify contact/party/agent');
  return group;
}
