import { limitOf, pageOf } from '../../http/page';
import { VendorError } from '../../http/vendorError';
import type { WeComCall, WeComRoute } from '../../http/weComRoute';
import { invalid, needText, optionalInteger } from '../fields';
import type { Moment, MomentTask, Reaction } from './moment';

const SPAN_MOST = 30 * 86_400;

export const listMoments: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/get_moment_list',
  externalContact: true,
  handle: ({ simulator, body }) => {
    const [from, to] = [optionalInteger(body, 'start_time'), optionalInteger(body, 'end_time')];
    if (from === undefined || to === undefined) throw new VendorError(40063, 'missing start_time or end_time');
    if (to < from || to - from > SPAN_MOST) throw invalid('end_time');
    const kind = optionalInteger(body, 'filter_type') ?? 2;
    const creator = typeof body['creator'] === 'string' ? body['creator'].toLowerCase() : '';
    const found = simulator.state.memories.moments.all.filter((moment) => {
      const isWanted = moment.createTime >= from && moment.createTime <= to && (kind === 2 || kind === typeOf(moment));
      return isWanted && (!creator || moment.creator?.toLowerCase() === creator);
    });
    const { items, nextCursor } = pageOf(found, body['cursor'], limitOf(body['limit'], 20, 20));
    return { moment_list: items.map(present), ...(nextCursor && { next_cursor: nextCursor }) };
  },
};

/** POST get_moment_task: who has published; for moments of the corp only (41067). */
export const getMomentTasks: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/get_moment_task',
  externalContact: true,
  handle: (call) => {
    const { tasks, creator } = namedMoment(call);
    if (creator !== undefined) throw new VendorError(41067, 'moment type not supported');
    const { items, nextCursor } = pageOf(tasks, call.body['cursor'], limitOf(call.body['limit'], 500, 1000));
    const task_list = items.map(({ userid, publishedAt }) => ({ userid, publish_status: publishedAt === undefined ? 0 : 1 }));
    return { task_list, ...(nextCursor && { next_cursor: nextCursor }) };
  },
};

/** POST get_moment_customer_list: whom it is meant for. */
export const getMomentCustomers: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/get_moment_customer_list',
  externalContact: true,
  handle: (call) => {
    const { userid, audience } = namedTask(call);
    const { items, nextCursor } = pageOf(audience, call.body['cursor'], limitOf(call.body['limit'], 500, 1000));
    return { customer_list: items.map((external_userid) => ({ userid, external_userid })), ...(nextCursor && { next_cursor: nextCursor }) };
  },
};

/** POST get_moment_send_result: who can see it, once it is published (41062 before). */
export const getMomentSendResult: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/get_moment_send_result',
  externalContact: true,
  handle: (call) => {
    const { items, nextCursor } = pageOf(published(call).reached, call.body['cursor'], limitOf(call.body['limit'], 3000, 5000));
    return { customer_list: items.map((external_userid) => ({ external_userid })), ...(nextCursor && { next_cursor: nextCursor }) };
  },
};

/** POST get_moment_comments: who said something and who liked it, never what was said. */
export const getMomentComments: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/get_moment_comments',
  externalContact: true,
  handle: (call) => {
    const { comments, likes } = published(call);
    return { comment_list: comments.map(presentReaction), like_list: likes.map(presentReaction) };
  },
};

/** POST cancel_moment_task: who has not published cannot any more. */
export const cancelMomentTask: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/cancel_moment_task',
  externalContact: true,
  handle: (call) => {
    const { momentId } = namedMoment(call);
    call.simulator.commit({ type: 'momentCancelled', momentId });
    return {};
  },
};

function namedMoment({ simulator, body }: WeComCall): Moment {
  const moment = simulator.state.memories.moments.moment(needText(body, 'moment_id', 41059));
  if (!moment) throw new VendorError(41060, 'invalid moment_id');
  return moment;
}

function namedTask(call: WeComCall): MomentTask {
  const userid = needText(call.body, 'userid', 41009).toLowerCase();
  const task = namedMoment(call).tasks.find((one) => one.userid.toLowerCase() === userid);
  if (!task) throw new VendorError(41061, 'moment not of this userid');
  return task;
}

function published(call: WeComCall): MomentTask {
  const task = namedTask(call);
  if (task.publishedAt === undefined) throw new VendorError(41062, 'moment not published by this userid');
  return task;
}

function typeOf({ creator }: Moment): number {
  return creator === undefined ? 0 : 1;
}

function present(moment: Moment): Record<string, unknown> {
  const { momentId, creator, createTime, isPublic, text, attachments } = moment;
  const of = (kind: string): unknown[] => attachments.filter(({ msgtype }) => msgtype === kind).map(({ content }) => content);
  const [[video], [link]] = [of('video'), of('link')];
  return {
    moment_id: momentId,
    ...(creator && { creator }),
    create_time: createTime,
    create_type: typeOf(moment),
    visible_type: isPublic ? 1 : 0,
    ...(text !== undefined && { text: { content: text } }),
    ...(of('image').length > 0 && { image: of('image') }),
    ...(video !== undefined && { video }),
    ...(link !== undefined && { link }),
  };
}

function presentReaction({ id, isCustomer, at }: Reaction): Record<string, unknown> {
  return { ...(isCustomer ? { external_userid: id } : { userid: id }), create_time: at };
}
