import type { LimitSettings } from '../limits/callLimits';
import { QUANTITIES } from '../limits/quantities';
import type { Schema } from '../world/schema';
import { controlRoute } from './controlRoute';

const quantity: Schema = { type: 'integer', minimum: 0 };

export const getLimits = controlRoute({
  method: 'get',
  path: '/_sim/limits',
  summary: 'The limits in force and the penalties that last now.',
  answer: '{quantities, paths, penalties: [{key, until}]}: until in virtual Unix seconds.',
  handle: ({ simulator }) => ({ ...simulator.limits.current(), penalties: simulator.limits.penalties(simulator.clock.seconds()) }),
});

export const putLimits = controlRoute<Partial<LimitSettings>>({
  method: 'put',
  path: '/_sim/limits',
  summary: 'Set limits, small ones for a test; what is left out is as the platform has it. Counts and penalties begin anew.',
  body: {
    type: 'object',
    properties: {
      quantities: { type: 'object', properties: Object.fromEntries(Object.keys(QUANTITIES).map((name) => [name, quantity])) },
      paths: {
        type: 'object',
        description: "By vendor path, in place of the API's own limits.",
        additionalProperties: {
          type: 'array',
          items: {
            type: 'object',
            required: ['span', 'most', 'per'],
            properties: {
              span: { type: 'string', enum: ['minute', 'hour', 'day', 'month'] },
              most: quantity,
              per: { type: 'string', enum: ['corp', 'app'] },
            },
          },
        },
      },
    },
  },
  answer: 'As GET /_sim/limits.',
  handle: ({ simulator, body }) => {
    simulator.limits.replace({ quantities: body.quantities ?? {}, paths: body.paths ?? {} });
    return { ...simulator.limits.current(), penalties: [] };
  },
});
