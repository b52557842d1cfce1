import type { Schema } from './schema';

const text: Schema = { type: 'string' };
const name: Schema = { type: 'string', pattern: '^.{1,128}$' };
const integer: Schema = { type: 'integer' };
const url: Schema = { type: 'string', pattern: '^https?://' };
const userid: Schema = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}$' };

export const callbackSchema: Schema = {
  type: 'object',
  required: ['url', 'token', 'encodingAesKey'],
  properties: { url, token: name, encodingAesKey: { type: 'string', pattern: '^[A-Za-z0-9+/]{43}$' } },
};

/** What the administrator can change about an app. */
export const appSettings: Record<string, Schema> = {
  name,
  secret: name,
  enabled: { type: 'boolean', description: 'Default true; a disabled app is refused with 50003.' },
  externalContact: { type: 'boolean', description: 'Default true; false refuses externalcontact calls with 48002.' },
  trustedDomains: { type: 'array', items: { type: 'string', pattern: '^[^/]+$' }, description: 'Hosts with port, as 127.0.0.1:3000.' },
  seesPrivateFields: { type: 'boolean', description: 'Made before 2022-06-20: told mobile, e-mail and the like.' },
  fullContactEvents: { type: 'boolean', description: 'Address set up before 2022-08-15: told every changed field of a member.' },
  trustedIps: { type: 'array', items: text, description: 'Other addresses are refused with 60020; every one is trusted when left out.' },
  visible: {
    type: 'object',
    properties: { users: { type: 'array', items: userid }, departments: { type: 'array', items: integer } },
    description: 'Whom the app sees, departments with all beneath them; everybody when left out.',
  },
  callback: callbackSchema,
  sidebarUrl: { ...url, description: 'The page in the side panel of a chat.' },
  workbenchUrl: { ...url, description: 'The page opened from the workbench.' },
};

const app: Schema = { type: 'object', required: ['agentid', 'secret'], properties: { agentid: integer, ...appSettings } };

const userids: Schema = { type: 'array', items: userid };

export const departmentSettings: Record<string, Schema> = { name, parentid: integer, order: integer, leaders: userids };

const department: Schema = { type: 'object', required: ['id', 'name'], properties: { id: integer, ...departmentSettings } };

/** What the administrator can change about a member. */
export const memberSettings: Record<string, Schema> = {
  name,
  department: { type: 'array', items: integer, description: 'Default [1].' },
  mainDepartment: { ...integer, description: 'Default the first one.' },
  isLeaderIn: { type: 'array', items: integer },
  directLeader: userids,
  position: text,
  alias: text,
  mobile: text,
  gender: { type: 'integer', enum: [0, 1, 2] },
  email: text,
  status: { type: 'integer', enum: [1, 2, 4], description: '1 active (default), 2 disabled, 4 not activated.' },
  hasContactFunction: { type: 'boolean', description: 'Default true.' },
  isRealNamed: { type: 'boolean', description: 'Default true.' },
  lastLoginAt: { ...integer, description: 'Unix seconds; recent when left out.' },
  hasOwnWelcome: { type: 'boolean', description: 'The administrator set a welcome message: events carry no WelcomeCode.' },
};

const member: Schema = {
  type: 'object',
  required: ['userid', 'name'],
  properties: { userid, ...memberSettings, resignedAt: { ...integer, description: 'When he left the corp, Unix seconds.' } },
};

export const personSchema: Schema = {
  type: 'object',
  required: ['unionid', 'name'],
  properties: {
    unionid: name,
    openid: {
      anyOf: [name, { type: 'object', additionalProperties: name }],
      description: 'A text when the world has one mini-program, else openid by appid. Derived from unionid and appid when left out.',
    },
    externalUserId: { ...name, description: 'Derived from corpid and unionid when left out.' },
    name,
    gender: { type: 'integer', enum: [0, 1, 2] },
    type: { type: 'integer', enum: [1, 2], description: '1 WeChat (default), 2 WeCom.' },
  },
};

export const followSchema: Schema = {
  type: 'object',
  required: ['userid', 'externalUserId'],
  properties: {
    userid,
    externalUserId: name,
    addWay: integer,
    createtime: integer,
    remark: text,
    state: text,
    description: text,
    remarkCompany: text,
    remarkMobiles: { type: 'array', items: text },
    operUserid: text,
    tagIds: { type: 'array', items: text },
    memberSide: { type: 'string', enum: ['friend', 'half', 'deleted'], description: 'Default friend.' },
    customerSide: { type: 'string', enum: ['friend', 'deleted'], description: 'Default friend.' },
  },
};

const tag: Schema = { type: 'object', required: ['name'], properties: { id: name, name, order: integer, agentid: integer } };

const tagGroup: Schema = {
  type: 'object',
  required: ['name', 'tags'],
  properties: { ...tag.properties, tags: { type: 'array', items: tag } },
};

export const worldSchema: Schema = {
  type: 'object',
  required: ['corp', 'apps', 'members'],
  properties: {
    corp: { type: 'object', required: ['corpid'], properties: { corpid: name, name } },
    apps: { type: 'array', items: app },
    departments: { type: 'array', items: department },
    members: { type: 'array', items: member },
    persons: { type: 'array', items: personSchema },
    follows: { type: 'array', items: followSchema },
    tagGroups: { type: 'array', items: tagGroup, description: 'Corp tags. Ids are derived from the names when left out.' },
    miniprograms: { type: 'array', items: { type: 'object', required: ['appid', 'secret'], properties: { appid: name, secret: name } } },
    officialAccounts: {
      type: 'array',
      items: {
        type: 'object',
        required: ['appid', 'secret'],
        properties: { appid: name, secret: name, originalId: { ...name, description: 'Derived when left out.' }, callback: callbackSchema },
      },
      description: 'People have an openid of their own in each, derived from the unionid.',
    },
    embedders: {
      type: 'array',
      items: { type: 'string', pattern: '^https?://[^/]+$' },
      description: 'Origins that may embed the client host page.',
    },
  },
};
