import { limitOf, pageOf } from '../../http/page';
import { VendorError } from '../../http/vendorError';
import type { WeComRoute } from '../../http/weComRoute';
import { textList } from '../fields';
import { memberInScope } from '../scope';
import { presentFollowInfo, presentPerson } from './present';
import { isAlive } from './relation';

const MEMBERS_MOST = 100;
const PAGE_USUAL = 50;
const PAGE_MOST = 100;

/** POST batch/get_by_user: the customers of up to 100 members, by pages. A limit over 100 counts as 100 (wecom-api §7.3). */
export const batchGetByUser: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/batch/get_by_user',
  externalContact: true,
  handle: (call) => {
    const { simulator, body } = call;
    const userids = textList(body, 'userid_list', MEMBERS_MOST);
    if (userids.length === 0) throw new VendorError(40063, 'some parameters are empty: userid_list');
    const { directory } = simulator.state;
    const members = userids.map((userid) => memberInScope(call, userid));
    const follows = members.flatMap(({ userid }) => directory.followsByMember(userid).filter(isAlive));
    const asked = Math.min(Number(body['limit'] ?? PAGE_USUAL), PAGE_MOST);
    const { items, nextCursor } = pageOf(follows, body['cursor'], limitOf(asked, PAGE_USUAL, PAGE_MOST));
    const external_contact_list = items.flatMap((follow) => {
      const person = directory.personsByExternalUserId.get(follow.externalUserId);
      return person ? [{ external_contact: presentPerson(person), follow_info: presentFollowInfo(simulator, follow, person) }] : [];
    });
    return { external_contact_list, next_cursor: nextCursor };
  },
};
