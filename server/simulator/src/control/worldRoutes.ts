import { realSeconds } from '../core/clock';
import type { Simulator } from '../core/simulator';
import {
  checkFollows,
  completeFollow,
  completePerson,
  parseWorld,
  type FollowInput,
  type PersonInput,
  type Surroundings,
} from '../world/parseWorld';
import { followSchema, personSchema, worldSchema } from '../world/worldSchema';
import { ControlError, controlRoute } from './controlRoute';

export const putWorld = controlRoute<unknown>({
  method: 'put',
  path: '/_sim/world',
  summary: 'Replace the world, and forget all that happened in it, in one step.',
  body: worldSchema,
  answer: 'The summary, as GET /_sim/world/summary.',
  handle: ({ simulator, body }) => {
    simulator.replaceWorld(refusing(() => parseWorld(body, realSeconds())));
    return summary(simulator);
  },
});

export const addPersons = controlRoute<{ persons: PersonInput[] }>({
  method: 'post',
  path: '/_sim/world/persons',
  summary: 'Append persons (or overwrite those with the same unionid), a batch at a time.',
  body: { type: 'object', required: ['persons'], properties: { persons: { type: 'array', items: personSchema } } },
  answer: '{count}: how many were taken.',
  handle: ({ simulator, body }) => {
    const persons = refusing(() => body.persons.map((person) => completePerson(person, surroundings(simulator))));
    simulator.commit({ type: 'persons', persons });
    return { count: persons.length };
  },
});

export const addFollows = controlRoute<{ follows: FollowInput[] }>({
  method: 'post',
  path: '/_sim/world/follows',
  summary: 'Append relations between members and persons that are in the world, without callbacks.',
  body: { type: 'object', required: ['follows'], properties: { follows: { type: 'array', items: followSchema } } },
  answer: '{count}: how many were taken.',
  handle: ({ simulator, body }) => {
    const { directory } = simulator.state;
    const follows = body.follows.map((follow) => completeFollow(follow, surroundings(simulator)));
    refusing(() =>
      checkFollows(
        follows,
        (userid) => Boolean(directory.member(userid)),
        (id) => directory.personsByExternalUserId.has(id),
      ),
    );
    simulator.commit({ type: 'follows', follows });
    return { count: follows.length };
  },
});

export const getWorldSummary = controlRoute({
  method: 'get',
  path: '/_sim/world/summary',
  summary: 'How large the world is.',
  answer:
    '{corpid, name, apps, departments, members, persons, follows, miniprograms, embedders, seconds, wallSeconds}: counts; embedders as a list; the virtual clock and the one on the wall.',
  handle: ({ simulator }) => summary(simulator),
});

function summary(simulator: Simulator): Record<string, unknown> {
  const { directory } = simulator.state;
  const { corp, miniprograms, embedders } = directory.world;
  return {
    ...corp,
    apps: directory.apps.length,
    departments: directory.contacts.departments.size,
    members: directory.contacts.all.length,
    persons: directory.personsByUnionid.size,
    follows: directory.countFollows(),
    miniprograms: miniprograms.length,
    embedders,
    seconds: simulator.clock.seconds(),
    wallSeconds: simulator.clock.wallSeconds(),
  };
}

function surroundings(simulator: Simulator): Surroundings {
  const { directory } = simulator.state;
  const { corp, officialAccounts = [] } = directory.world;
  const officialAppids = officialAccounts.map(({ appid }) => appid);
  return { corpid: corp.corpid, appids: [...directory.miniprograms.keys()], officialAppids, nowSeconds: simulator.clock.wallSeconds() };
}

function refusing<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new ControlError(400, 'WORLD_INVALID', (error as Error).message);
  }
}
