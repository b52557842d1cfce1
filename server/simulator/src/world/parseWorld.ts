import { derivedId } from '../core/ids';
import { misfit } from './schema';
import type { App, Department, Follow, Member, OfficialAccount, Person, Tag, TagGroup, World } from './types';
import { worldSchema } from './worldSchema';

type Loose<T> = { [K in keyof T]?: T[K] };

/** The world as people write it: what is left out has a default. The forms are given by worldSchema. */
export interface WorldInput {
  corp: { corpid: string; name?: string };
  apps: (Pick<App, 'agentid' | 'secret'> & Loose<App>)[];
  departments?: (Pick<Department, 'id' | 'name'> & Loose<Department>)[];
  members: (Pick<Member, 'userid' | 'name'> & Loose<Member>)[];
  persons?: PersonInput[];
  follows?: FollowInput[];
  tagGroups?: TagGroupInput[];
  miniprograms?: { appid: string; secret: string }[];
  officialAccounts?: (Pick<OfficialAccount, 'appid' | 'secret'> & Loose<OfficialAccount>)[];
  embedders?: string[];
}

interface TagInput {
  id?: string;
  name: string;
  order?: number;
  agentid?: number;
}

type TagGroupInput = TagInput & { tags: TagInput[] };

export interface PersonInput {
  unionid: string;
  name: string;
  openid?: string | Record<string, string>;
  externalUserId?: string;
  gender?: number;
  type?: number;
}

export type FollowInput = Pick<Follow, 'userid' | 'externalUserId'> & Loose<Follow>;

/** What a new person or relation is completed with. */
export interface Surroundings {
  corpid: string;
  appids: string[];
  /** Of official accounts, in which every openid is derived. */
  officialAppids?: string[];
  nowSeconds: number;
}

/** The complete world. Throws an Error naming the first thing that does not fit. */
export function parseWorld(value: unknown, nowSeconds: number): World {
  const fault = misfit(worldSchema, value, 'world');
  if (fault) throw new Error(fault);
  const input = value as WorldInput;
  const miniprograms = input.miniprograms ?? [];
  const officialAppids = (input.officialAccounts ?? []).map(({ appid }) => appid);
  const around = { corpid: input.corp.corpid, appids: miniprograms.map(({ appid }) => appid), officialAppids, nowSeconds };
  const world: World = {
    corp: { corpid: input.corp.corpid, name: input.corp.name ?? input.corp.corpid },
    apps: input.apps.map((app) => ({ name: `应用 ${app.agentid}`, enabled: true, externalContact: true, trustedDomains: [], ...app })),
    departments: (input.departments ?? [{ id: 1, name: '总部' }]).map((department) => ({ parentid: 0, ...department })),
    members: input.members.map((member) => ({ department: [1], hasContactFunction: true, ...member })),
    persons: (input.persons ?? []).map((person) => completePerson(person, around)),
    follows: (input.follows ?? []).map((follow) => completeFollow(follow, around)),
    tagGroups: (input.tagGroups ?? []).map((group) => completeTagGroup(group, around)),
    miniprograms,
    officialAccounts: (input.officialAccounts ?? []).map((account) => ({ originalId: derivedId('gh_', account.appid), ...account })),
    embedders: input.embedders ?? [],
  };
  checkReferences(world);
  return world;
}

/** The administrator's tags, unless an agentid says whose they are. */
function completeTagGroup({ tags, ...group }: TagGroupInput, { corpid, nowSeconds }: Surroundings): TagGroup {
  const complete = (input: TagInput, ...words: string[]): Tag => {
    return { id: derivedId('et', corpid, ...words, input.name), order: 0, createTime: nowSeconds, ...input };
  };
  return { ...complete(group), tags: tags.map((tag) => complete(tag, group.name)) };
}

export function completePerson(input: PersonInput, { corpid, appids, officialAppids = [] }: Surroundings): Person {
  const { unionid, name, openid, externalUserId = derivedId('wm', corpid, unionid), gender = 0, type = 1 } = input;
  if (typeof openid === 'string' && appids.length !== 1)
    throw new Error(`person ${unionid}: openid must name its appid, the world has ${appids.length} mini-programs`);
  const given = typeof openid === 'string' ? { [appids[0] as string]: openid } : openid;
  const openids = Object.fromEntries(
    [...appids, ...officialAppids].map((appid) => [appid, given?.[appid] ?? derivedId('o', appid, unionid)]),
  );
  return { unionid, openids, externalUserId, name, gender, type };
}

export function completeFollow(input: FollowInput, { nowSeconds }: Surroundings): Follow {
  return { addWay: 1, createtime: nowSeconds, remark: '', memberSide: 'friend', customerSide: 'friend', ...input };
}

/** Throws for a relation of somebody unknown; `knows…` tell who is there. */
export function checkFollows(
  follows: readonly Follow[],
  knowsMember: (userid: string) => boolean,
  knowsPerson: (externalUserId: string) => boolean,
): void {
  for (const { userid, externalUserId } of follows) {
    if (!knowsMember(userid)) throw new Error(`follow: member ${userid} is not in the world`);
    if (!knowsPerson(externalUserId)) throw new Error(`follow: person ${externalUserId} is not in the world`);
  }
}

function checkReferences(world: World): void {
  unique(
    'agentid',
    world.apps.map(({ agentid }) => String(agentid)),
  );
  unique(
    'secret',
    world.apps.map(({ secret }) => secret),
  );
  const userids = unique(
    'userid',
    world.members.map(({ userid }) => userid.toLowerCase()),
  );
  unique(
    'unionid',
    world.persons.map(({ unionid }) => unionid),
  );
  const externalUserIds = unique(
    'externalUserId',
    world.persons.map(({ externalUserId }) => externalUserId),
  );
  checkFollows(
    world.follows,
    (userid) => userids.has(userid.toLowerCase()),
    (id) => externalUserIds.has(id),
  );
}

function unique(what: string, values: string[]): Set<string> {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) throw new Error(`${what === 'secret' ? 'a secret' : `${what} ${value}`} occurs twice`);
    seen.add(value);
  }
  return seen;
}
