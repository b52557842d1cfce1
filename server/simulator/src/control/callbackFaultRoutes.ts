import type { CallbackFaultSettings } from '../faults/callbackFaults';
import { rawEvent } from '../wecom/events';
import type { Schema } from '../world/schema';
import { controlRoute } from './controlRoute';

const percent: Schema = { type: 'integer', minimum: 0 };

export const getCallbackFaults = controlRoute({
  method: 'get',
  path: '/_sim/callback-faults',
  summary: 'How callbacks go wrong at present.',
  answer: 'As PUT took it; {} when nothing goes wrong.',
  handle: ({ simulator }) => simulator.callbackFaults.settings,
});

export const putCallbackFaults = controlRoute<CallbackFaultSettings>({
  method: 'put',
  path: '/_sim/callback-faults',
  summary: 'Let events arrive up to `copies` times, out of order, not at all, or damaged; {} ends it. The draws follow the seed.',
  body: {
    type: 'object',
    properties: {
      seed: { type: 'integer' },
      copies: { type: 'integer', minimum: 1 },
      shuffleMs: { type: 'integer', minimum: 0 },
      lostPercent: percent,
      wrongSignaturePercent: percent,
      wrongReceiverPercent: percent,
      malformedPercent: percent,
      echoApiEdits: { type: 'boolean', description: 'remark and mark_tag by API send edit_external_contact; the papers disagree.' },
    },
  },
  answer: 'The settings.',
  handle: ({ simulator, body }) => {
    simulator.callbackFaults.replace(body);
    return body;
  },
});

interface EventBody {
  event: string;
  fields?: Record<string, string>;
}

export const postEvent = controlRoute<EventBody>({
  method: 'post',
  path: '/_sim/events',
  summary: 'Send any event to every app with a callback address, as one the papers do not know: a new Event or ChangeType.',
  body: {
    type: 'object',
    required: ['event'],
    properties: { event: { type: 'string', pattern: '^\\w+$' }, fields: { type: 'object', additionalProperties: { type: 'string' } } },
  },
  answer: '{sent}: to how many apps.',
  handle: ({ simulator, body }) => {
    const facts = rawEvent(simulator, body.event, body.fields ?? {});
    simulator.commit(...facts);
    return { sent: facts.length };
  },
});
