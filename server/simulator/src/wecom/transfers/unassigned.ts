import type { Simulator } from '../../core/simulator';
import { limitOf, pageOf, type Page } from '../../http/page';
import type { WeComRoute } from '../../http/weComRoute';
import { isAlive } from '../customers/relation';
import { invalid, optionalInteger } from '../fields';

const PER_PAGE = 1000;
const REACH_OF_PAGES = 50_000;

interface Unassigned {
  handover_userid: string;
  external_userid: string;
  dimission_time: number;
}

/** POST get_unassigned_list: customers of those who left, the last leaver first. One already on his way is not listed [inferred]. */
export const getUnassignedList: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/get_unassigned_list',
  externalContact: true,
  handle: ({ simulator, body }) => {
    const size = limitOf(body['page_size'], PER_PAGE, PER_PAGE);
    const page = optionalInteger(body, 'page_id') ?? 0;
    if (page * size >= REACH_OF_PAGES) throw invalid('page_id');
    const { items, nextCursor } = pageAt(unassigned(simulator), body['cursor'], page, size);
    return { info: items, is_last: nextCursor === '', ...(nextCursor && { next_cursor: nextCursor }) };
  },
};

function pageAt(list: readonly Unassigned[], cursor: unknown, page: number, size: number): Page<Unassigned> {
  if (cursor) return pageOf(list, cursor, size);
  return pageOf(list, Buffer.from(String(page * size)).toString('base64url'), size);
}

function unassigned({ state }: Simulator): Unassigned[] {
  const leavers = state.directory.contacts.allResigned.sort((a, b) => (b.resignedAt ?? 0) - (a.resignedAt ?? 0));
  return leavers.flatMap(({ userid, resignedAt = 0 }) => {
    const left = state.directory.followsByMember(userid).filter(isAlive);
    return left
      .filter(({ externalUserId }) => !state.memories.transfers.waitingOf(externalUserId, userid))
      .map(({ externalUserId }) => ({ handover_userid: userid, external_userid: externalUserId, dimission_time: resignedAt }));
  });
}
