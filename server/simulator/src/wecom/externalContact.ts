import { pageOf } from '../http/page';
import { VendorError } from '../http/vendorError';
import type { WeComRoute } from '../http/weComRoute';
import type { Follow, Person } from '../world/types';

const FOLLOWERS_PER_PAGE = 500;

/** GET /cgi-bin/externalcontact/list: the customers of one member; none is an error, not an empty list. */
export const listExternalContacts: WeComRoute = {
  method: 'GET',
  path: '/cgi-bin/externalcontact/list',
  externalContact: true,
  handle: ({ simulator, query }) => {
    const userid = query.get('userid');
    if (!userid) throw new VendorError(41009, 'missing userid');
    const { directory } = simulator.state;
    const member = directory.member(userid);
    if (!member) throw new VendorError(60111, 'userid not found');
    if (!member.hasContactFunction) throw new VendorError(84074, 'no external contact permission');
    const follows = directory.followsByMember(userid).filter(isAlive);
    if (follows.length === 0) throw new VendorError(84061, 'not external contact');
    return { external_userid: follows.map((follow) => follow.externalUserId) };
  },
};

/** GET /cgi-bin/externalcontact/get: one customer with everyone who follows him, 500 followers a page. */
export const getExternalContact: WeComRoute = {
  method: 'GET',
  path: '/cgi-bin/externalcontact/get',
  externalContact: true,
  handle: ({ simulator, query }) => {
    const externalUserId = query.get('external_userid');
    if (!externalUserId) throw new VendorError(41035, 'missing external userid');
    const { directory } = simulator.state;
    const person = directory.personsByExternalUserId.get(externalUserId);
    if (!person) throw new VendorError(40096, 'invalid external userid');
    const follows = directory.followsByPerson(externalUserId).filter(isAlive);
    if (follows.length === 0) throw new VendorError(84061, 'not external contact');
    const { items, nextCursor } = pageOf(follows, query.get('cursor'), FOLLOWERS_PER_PAGE);
    return {
      external_contact: presentPerson(person),
      follow_user: items.map(presentFollow),
      ...(nextCursor && { next_cursor: nextCursor }),
    };
  },
};

/** A customer who deleted the member still answers; only the member's own deletion ends the relation for the API (84061). */
function isAlive(follow: Follow): boolean {
  return follow.memberSide === 'friend';
}

function presentPerson(person: Person): Record<string, unknown> {
  const { externalUserId, name, type, gender, unionid } = person;
  return { external_userid: externalUserId, name, avatar: '', type, gender, ...(type === 1 && { unionid }) };
}

function presentFollow(follow: Follow): Record<string, unknown> {
  return {
    userid: follow.userid,
    remark: follow.remark,
    description: '',
    createtime: follow.createtime,
    tags: [],
    remark_mobiles: [],
    add_way: follow.addWay,
    oper_userid: follow.userid,
    ...(follow.state && { state: follow.state }),
  };
}
