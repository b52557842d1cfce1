import { pageOf } from '../../http/page';
import { VendorError } from '../../http/vendorError';
import type { WeComRoute } from '../../http/weComRoute';
import { memberInScope, scopeOf } from '../scope';
import { presentFollow, presentPerson } from './present';
import { isAlive, namedPerson } from './relation';

const FOLLOWERS_PER_PAGE = 500;

/** GET /cgi-bin/externalcontact/list: the customers of one member; none is an error, not an empty list. */
export const listExternalContacts: WeComRoute = {
  method: 'GET',
  path: '/cgi-bin/externalcontact/list',
  externalContact: true,
  handle: (call) => {
    const member = memberInScope(call, call.query.get('userid'));
    if (!member.hasContactFunction) throw new VendorError(84074, 'no external contact permission');
    const follows = call.simulator.state.directory.followsByMember(member.userid).filter(isAlive);
    if (follows.length === 0) throw new VendorError(84061, 'not external contact');
    return { external_userid: follows.map((follow) => follow.externalUserId) };
  },
};

/** GET /cgi-bin/externalcontact/get: one customer with every follower in range, 500 a page. */
export const getExternalContact: WeComRoute = {
  method: 'GET',
  path: '/cgi-bin/externalcontact/get',
  externalContact: true,
  handle: (call) => {
    const { simulator, query } = call;
    const person = namedPerson(call, query.get('external_userid'));
    const all = simulator.state.directory.followsByPerson(person.externalUserId).filter(isAlive);
    if (all.length === 0) throw new VendorError(84061, 'not external contact');
    const scope = scopeOf(call);
    const follows = all.filter(({ userid }) => scope.hasMember(userid));
    // Nobody who follows him is in the app's range: to this app the id is no customer's (wecom-errcodes 40096).
    if (follows.length === 0) throw new VendorError(40096, 'invalid external userid');
    const { items, nextCursor } = pageOf(follows, query.get('cursor'), FOLLOWERS_PER_PAGE);
    return {
      external_contact: presentPerson(person),
      follow_user: items.map((follow) => presentFollow(simulator, follow, person)),
      ...(nextCursor && { next_cursor: nextCursor }),
    };
  },
};

/** GET /cgi-bin/externalcontact/get_follow_user_list: who in range has the 客户联系 function. */
export const listFollowUsers: WeComRoute = {
  method: 'GET',
  path: '/cgi-bin/externalcontact/get_follow_user_list',
  externalContact: true,
  handle: (call) => {
    const scope = scopeOf(call);
    const members = call.simulator.state.directory.contacts.all;
    return {
      follow_user: members.flatMap((member) => (member.hasContactFunction && scope.hasMember(member.userid) ? [member.userid] : [])),
    };
  },
};
