import type { Fault } from '../faults/faultTable';
import { realSeconds } from '../core/clock';
import type { CallbackJournalEntry } from '../core/state';
import { ControlError, controlRoute } from './controlRoute';

export const getHealth = controlRoute({
  method: 'get',
  path: '/_sim/health',
  summary: 'Whether the simulator is up and has a world.',
  answer: '{status, pid, hasWorld}',
  handle: ({ simulator }) => ({ status: 'ok', pid: process.pid, hasWorld: simulator.hasWorld }),
});

export const getFaults = controlRoute({
  method: 'get',
  path: '/_sim/faults',
  summary: 'The faults that still strike.',
  answer: '{faults}: as PUT took them, with the times left.',
  handle: ({ simulator }) => ({ faults: simulator.faults.list() }),
});

export const putFaults = controlRoute<Fault[]>({
  method: 'put',
  path: '/_sim/faults',
  summary:
    'Replace the faults. errcode answers without an effect; with all others the effect happens first. The first one that strikes a call counts.',
  body: {
    type: 'array',
    items: {
      type: 'object',
      required: ['path'],
      properties: {
        path: { type: 'string', pattern: '^/', description: 'A vendor path; with * at its end all that begin so.' },
        times: { type: 'integer', minimum: 1, description: 'How many calls it strikes; all when left out.' },
        percent: { type: 'integer', minimum: 0, description: 'How likely it strikes; 100 when left out.' },
        seed: { type: 'integer' },
        delayMs: { type: 'integer', minimum: 1 },
        dropAnswer: { type: 'boolean' },
        truncate: { type: 'boolean', description: 'The JSON of the answer ends in the middle.' },
        errcode: { type: 'integer' },
        put: {
          type: 'object',
          additionalProperties: true,
          description: 'Values by dotted place, * for every item: follow_user.*.add_way.',
        },
        asText: { type: 'array', items: { type: 'string' }, description: 'Names whose whole numbers become texts.' },
        cursor: { type: 'string', enum: ['loop', 'emptyPage'] },
      },
    },
  },
  answer: '{faults}',
  handle: ({ simulator, body }) => {
    simulator.faults.replace(body);
    return { faults: simulator.faults.list() };
  },
});

export const deleteFaults = controlRoute({
  method: 'delete',
  path: '/_sim/faults',
  summary: 'End all faults.',
  answer: '{faults: []}',
  handle: ({ simulator }) => {
    simulator.faults.replace([]);
    return { faults: [] };
  },
});

export const getCalls = controlRoute({
  method: 'get',
  path: '/_sim/calls',
  summary: 'Vendor calls since this start: counts and errcodes per API, and the last 500 without secrets.',
  answer: '{summary: {[path]: {calls, errcodes}}, recent: [{at, method, path, query, errcode, milliseconds, fault}]}',
  handle: ({ simulator }) => ({ summary: simulator.calls.summary(), recent: simulator.calls.recent }),
});

export const deleteCalls = controlRoute({
  method: 'delete',
  path: '/_sim/calls',
  summary: 'Count calls anew.',
  answer: '{summary: {}, recent: []}',
  handle: ({ simulator }) => {
    simulator.calls.clear();
    return { summary: simulator.calls.summary(), recent: simulator.calls.recent };
  },
});

export const getCallbacks = controlRoute({
  method: 'get',
  path: '/_sim/callbacks',
  summary: 'The journal of callbacks, oldest first; status=failed, delivered or pending narrows it, limit takes the last ones.',
  answer: '{callbacks: [{id, agentid, event, plaintext, at, status, attempts: [{outcome, at}]}]}',
  handle: ({ simulator, query }) => {
    const callbacks = [...simulator.state.callbacks.values()].map((entry) => ({ ...entry, status: statusOf(entry) }));
    const wanted = query.get('status');
    const narrowed = wanted ? callbacks.filter(({ status }) => status === wanted) : callbacks;
    const limit = Number(query.get('limit') ?? Infinity);
    return { callbacks: limit > 0 ? narrowed.slice(-limit) : narrowed };
  },
});

export const resendCallback = controlRoute({
  method: 'post',
  path: '/_sim/callbacks/:id/resend',
  summary: 'Deliver one callback again: the same content, a fresh signature.',
  answer: '{id}; the delivery runs on its own.',
  handle: ({ simulator, params }) => {
    const id = params['id'] ?? '';
    if (!simulator.state.callbacks.has(id)) throw new ControlError(404, 'CALLBACK_UNKNOWN', 'There is no such callback.');
    simulator.changes.emit('resend', id);
    return { id };
  },
});

export const postClock = controlRoute<{ advanceSeconds: number }>({
  method: 'post',
  path: '/_sim/clock',
  summary: 'Move the virtual clock forward; tokens, tickets, codes and the duplicate check follow it. Callbacks keep real time.',
  body: { type: 'object', required: ['advanceSeconds'], properties: { advanceSeconds: { type: 'integer', minimum: 0 } } },
  answer: '{seconds, offsetSeconds}: the virtual clock now and its distance from real time.',
  handle: ({ simulator, body }) => {
    simulator.commit({ type: 'clock', offsetSeconds: simulator.clock.offsetSeconds + body.advanceSeconds });
    return { seconds: simulator.clock.seconds(), offsetSeconds: simulator.clock.offsetSeconds };
  },
});

export const putWallClock = controlRoute<{ seconds: number }>({
  method: 'put',
  path: '/_sim/wall-clock',
  summary:
    'Set the clock on the wall: the hour the people of this world live in, which stands on messages and friendships. It runs on from there; nothing ends by it.',
  body: { type: 'object', required: ['seconds'], properties: { seconds: { type: 'integer', minimum: 0 } } },
  answer: '{wallSeconds}: the clock on the wall now.',
  handle: ({ simulator, body }) => {
    simulator.commit({ type: 'wallClock', offsetSeconds: body.seconds - realSeconds() });
    return { wallSeconds: simulator.clock.wallSeconds() };
  },
});

/** `pending` until a first attempt has ended; a delivered callback stays delivered whatever a resend brings. */
function statusOf({ attempts }: CallbackJournalEntry): 'pending' | 'delivered' | 'failed' {
  if (attempts.some(({ outcome }) => outcome === 200)) return 'delivered';
  return attempts.length === 0 ? 'pending' : 'failed';
}
