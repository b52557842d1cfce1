import { randomId } from '../../core/ids';
import { isObject } from '../../http/readBody';
import { VendorError } from '../../http/vendorError';
import type { WeComCall, WeComRoute } from '../../http/weComRoute';
import { isAlive } from '../customers/relation';
import { textList } from '../fields';
import { scopeOf } from '../scope';
import { momentContent } from './content';
import { jobStatus, type Moment, type MomentTask } from './moment';

const SENDERS_MOST = 100_000;
const JOB_LIFE = 86_400;

/** POST add_moment_task: a job that makes the moment; members must publish it themselves. */
export const addMomentTask: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/add_moment_task',
  externalContact: true,
  limits: [{ span: 'minute', most: 10, per: 'corp' }],
  handle: (call) => {
    const { simulator } = call;
    const content = momentContent(call);
    const range = objectAt(call.body, 'visible_range');
    const { userids, users, departments } = sendersOf(call, objectAt(range, 'sender_list'));
    const tagIds = textList(objectAt(range, 'external_contact_list'), 'tag_list');
    const tags = tagIds.filter((id) => !simulator.state.memories.tags.liveTag(id));
    const known = tagIds.filter((id) => !tags.includes(id));
    const moment: Moment = {
      ...content,
      momentId: `mom${randomId(24)}`,
      jobid: randomId(24),
      isPublic: tagIds.length === 0,
      tasks: userids.map((userid) => newTask(call, userid, tagIds.length > 0 ? known : undefined)),
      invalid: { users, departments, tags },
      createTime: simulator.clock.wallSeconds(),
      createdAt: simulator.clock.seconds(),
      isCancelled: false,
    };
    simulator.commit({ type: 'moment', moment });
    return { jobid: moment.jobid };
  },
};

/** GET get_moment_task_result: what became of the job, for 24 hours. */
export const getMomentTaskResult: WeComRoute = {
  method: 'GET',
  path: '/cgi-bin/externalcontact/get_moment_task_result',
  externalContact: true,
  handle: ({ simulator, query }) => {
    const moment = simulator.state.memories.moments.ofJob(query.get('jobid') ?? '');
    const now = simulator.clock.seconds();
    if (!moment || now - moment.createdAt >= JOB_LIFE) throw new VendorError(40058, 'invalid Request Parameter: jobid');
    const status = jobStatus(moment, simulator.limits.quantity('momentJobSeconds'), now);
    const { users, departments, tags } = moment.invalid;
    const result = {
      errcode: 0,
      errmsg: 'ok',
      moment_id: moment.momentId,
      invalid_sender_list: { user_list: users, department_list: departments },
      invalid_external_contact_list: { tag_list: tags },
    };
    return { status, type: 'add_moment_task', ...(status === 3 && { result }) };
  },
};

/** Whom it is meant for: the member's customers, with any of the tags where there are some. */
function newTask({ simulator }: WeComCall, userid: string, tagIds: readonly string[] | undefined): MomentTask {
  const follows = simulator.state.directory.followsByMember(userid).filter(isAlive);
  const meant = follows.filter((follow) => !tagIds || follow.tagIds?.some((id) => tagIds.includes(id)));
  return { userid, audience: meant.map(({ externalUserId }) => externalUserId), reached: [], comments: [], likes: [] };
}

/** Everybody in range with the function when nobody is named. */
function sendersOf(call: WeComCall, list: Record<string, unknown>): { userids: string[]; users: string[]; departments: number[] } {
  const { contacts } = call.simulator.state.directory;
  const scope = scopeOf(call);
  const users = textList(list, 'user_list', SENDERS_MOST);
  const departments = (Array.isArray(list['department_list']) ? list['department_list'] : []).map(Number);
  const isNamed = users.length + departments.length > 0;
  const chosen = isNamed
    ? [...users.flatMap((userid) => contacts.member(userid) ?? []), ...departments.flatMap((id) => contacts.membersOf(id, true))]
    : contacts.all;
  const able = chosen.filter(({ userid, hasContactFunction }) => hasContactFunction && scope.hasMember(userid));
  const userids = [...new Set(able.map(({ userid }) => userid))];
  const lower = new Set(userids.map((userid) => userid.toLowerCase()));
  return {
    userids,
    users: users.filter((userid) => !lower.has(userid.toLowerCase())),
    departments: departments.filter((id) => !scope.hasDepartment(id)),
  };
}

function objectAt(body: Record<string, unknown>, name: string): Record<string, unknown> {
  const value = body[name];
  return isObject(value) ? value : {};
}
