import { VendorError } from '../../http/vendorError';
import { limitOf, pageOf } from '../../http/page';
import type { WeComRoute } from '../../http/weComRoute';
import { invalid, optionalInteger } from '../fields';
import { namedLink } from './links';

const PATH = '/cgi-bin/externalcontact/';
const DAY = 86_400;

/** POST customer_acquisition/customer: who came by the link, and whether he has written. */
export const getLinkCustomers: WeComRoute = {
  method: 'POST',
  path: `${PATH}customer_acquisition/customer`,
  externalContact: true,
  handle: (call) => {
    const customers = call.simulator.state.memories.acquisition.customersOf(namedLink(call).linkId);
    const { items, nextCursor } = pageOf(customers, call.body['cursor'], limitOf(call.body['limit'], 1000, 1000));
    const customer_list = items.map(({ externalUserId, userid, chatStatus, state }) => {
      return { external_userid: externalUserId, userid, chat_status: chatStatus, state };
    });
    return { customer_list, ...(nextCursor && { next_cursor: nextCursor }) };
  },
};

/** POST customer_acquisition/statistic: whole days, 30 of them at most, of the last 180. */
export const getLinkStatistic: WeComRoute = {
  method: 'POST',
  path: `${PATH}customer_acquisition/statistic`,
  externalContact: true,
  handle: (call) => {
    const { simulator, body } = call;
    const { linkId } = namedLink(call);
    const [from, to] = [optionalInteger(body, 'start_time'), optionalInteger(body, 'end_time')];
    if (from === undefined || to === undefined) throw new VendorError(40063, 'missing start_time or end_time');
    if (to < from || to - from > 30 * DAY || simulator.clock.wallSeconds() - from > 180 * DAY) throw invalid('start_time');
    const [first, end] = [midnight(from), midnight(to) + DAY];
    const isInside = ({ at }: { at: number }): boolean => at >= first && at < end;
    const { clicks } = simulator.state.memories.acquisition;
    const clicked = clicks.filter((click) => click.linkId === linkId && isInside(click)).map(({ externalUserId }) => externalUserId);
    return {
      click_link_customer_cnt: new Set(clicked).size,
      new_customer_cnt: simulator.state.memories.acquisition.customersOf(linkId).filter(isInside).length,
    };
  },
};

export const getAcquisitionQuota: WeComRoute = {
  method: 'GET',
  path: `${PATH}customer_acquisition_quota`,
  externalContact: true,
  handle: ({ simulator }) => {
    const { total, balance, expireDate } = simulator.state.memories.acquisition.quota;
    return { total, balance, quota_list: [{ expire_date: expireDate, balance }] };
  },
};

/** 00:00 in Beijing. */
function midnight(at: number): number {
  return Math.floor((at + 8 * 3600) / DAY) * DAY - 8 * 3600;
}
