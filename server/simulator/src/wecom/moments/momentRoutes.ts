import { ControlError, controlRoute } from '../../control/controlRoute';
import { findMember, findPerson } from '../../control/find';
import { randomId } from '../../core/ids';
import type { Simulator } from '../../core/simulator';
import { jobStatus, type Moment, type MomentTask, type Reaction } from './moment';

export const listMomentTasks = controlRoute({
  method: 'get',
  path: '/_sim/members/:userid/moments',
  summary: 'The moments this member has been asked to publish, and those he published.',
  answer: '{moments: [{momentId, text, attachments, isCancelled, publishedAt, audience, reached, comments, likes}]}',
  handle: ({ simulator, params }) => {
    const { userid } = findMember(simulator, params['userid']);
    const ready = simulator.state.memories.moments.all.filter((moment) => isReady(simulator, moment));
    const moments = ready.flatMap(({ momentId, text, attachments, isCancelled, tasks }) =>
      tasks.filter((task) => task.userid === userid).map((task) => ({ momentId, text, attachments, isCancelled, ...task })),
    );
    return { moments };
  },
});

export const publishMoment = controlRoute({
  method: 'post',
  path: '/_sim/members/:userid/moments/:momentId/publish',
  summary: 'The member publishes the moment: customers it is meant for who are his friends now can see it.',
  answer: '{reached}; 409 when it is not there yet, published or cancelled.',
  handle: ({ simulator, params }) => {
    const { moment, task } = findTask(simulator, params);
    const refusal = !isReady(simulator, moment) ? 'BEING_MADE' : moment.isCancelled ? 'CANCELLED' : undefined;
    if (refusal || task.publishedAt !== undefined)
      throw new ControlError(409, refusal ?? 'PUBLISHED_ALREADY', 'It cannot be published now.');
    const done = publishedTask(simulator, task);
    simulator.commit({ type: 'momentTask', momentId: moment.momentId, task: done });
    return { reached: done.reached };
  },
});

export const postOwnMoment = controlRoute<{ text: string }>({
  method: 'post',
  path: '/_sim/members/:userid/moments',
  summary: 'The member posts a moment of his own (create_type 1), to all his customers.',
  body: { type: 'object', required: ['text'], properties: { text: { type: 'string', pattern: '[^\\s]' } } },
  answer: '{momentId}',
  handle: ({ simulator, params, body }) => {
    const { userid } = findMember(simulator, params['userid']);
    const audience = simulator.state.directory.followsByMember(userid).map(({ externalUserId }) => externalUserId);
    const task = publishedTask(simulator, { userid, audience, reached: [], comments: [], likes: [] });
    const moment: Moment = {
      momentId: `mom${randomId(24)}`,
      jobid: randomId(24),
      creator: userid,
      text: body.text,
      attachments: [],
      isPublic: true,
      tasks: [task],
      invalid: { users: [], departments: [], tags: [] },
      createTime: simulator.clock.wallSeconds(),
      createdAt: 0,
      isCancelled: false,
    };
    simulator.commit({ type: 'moment', moment });
    return { momentId: moment.momentId };
  },
});

interface ReactBody {
  externalUserId: string;
  how: 'comment' | 'like';
}

export const reactToMoment = controlRoute<ReactBody>({
  method: 'post',
  path: '/_sim/members/:userid/moments/:momentId/react',
  summary: 'A customer comments on or likes what the member published.',
  body: {
    type: 'object',
    required: ['externalUserId', 'how'],
    properties: { externalUserId: { type: 'string' }, how: { type: 'string', enum: ['comment', 'like'] } },
  },
  answer: '{}; 409 when he cannot see it.',
  handle: ({ simulator, params, body }) => {
    const { moment, task } = findTask(simulator, params);
    const { externalUserId } = findPerson(simulator, body.externalUserId);
    if (!task.reached.includes(externalUserId)) throw new ControlError(409, 'NOT_SEEN', 'This customer cannot see it.');
    const reaction: Reaction = { id: externalUserId, isCustomer: true, at: simulator.clock.wallSeconds() };
    const list = body.how === 'like' ? 'likes' : 'comments';
    simulator.commit({ type: 'momentTask', momentId: moment.momentId, task: { ...task, [list]: [...task[list], reaction] } });
  },
});

function publishedTask(simulator: Simulator, task: MomentTask): MomentTask {
  const reached = task.audience.filter((id) => {
    const follow = simulator.state.directory.follow(task.userid, id);
    return follow?.memberSide === 'friend' && follow.customerSide === 'friend';
  });
  return { ...task, reached, publishedAt: simulator.clock.wallSeconds() };
}

function isReady(simulator: Simulator, moment: Moment): boolean {
  return jobStatus(moment, simulator.limits.quantity('momentJobSeconds'), simulator.clock.seconds()) === 3;
}

function findTask(simulator: Simulator, params: Record<string, string>): { moment: Moment; task: MomentTask } {
  const { userid } = findMember(simulator, params['userid']);
  const moment = simulator.state.memories.moments.moment(params['momentId'] ?? '');
  const task = moment?.tasks.find((one) => one.userid === userid);
  if (!moment || !task) throw new ControlError(404, 'MOMENT_UNKNOWN', 'This member has no such moment.');
  return { moment, task };
}
