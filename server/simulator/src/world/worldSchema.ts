import type { Schema } from './schema';

const text: Schema = { type: 'string' };
const name: Schema = { type: 'string', pattern: '^.{1,128}$' };
const integer: Schema = { type: 'integer' };
const url: Schema = { type: 'string', pattern: '^https?://' };
const userid: Schema = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}$' };

const app: Schema = {
  type: 'object',
  required: ['agentid', 'secret'],
  properties: {
    agentid: integer,
    name,
    secret: name,
    enabled: { type: 'boolean', description: 'Default true; a disabled app is refused with 50003.' },
    externalContact: { type: 'boolean', description: 'Default true; false refuses externalcontact calls with 48002.' },
    trustedDomains: { type: 'array', items: { type: 'string', pattern: '^[^/]+$' }, description: 'Hosts with port, as 127.0.0.1:3000.' },
    callback: {
      type: 'object',
      required: ['url', 'token', 'encodingAesKey'],
      properties: { url, token: name, encodingAesKey: { type: 'string', pattern: '^[A-Za-z0-9+/]{43}$' } },
    },
    sidebarUrl: { ...url, description: 'The page in the side panel of a chat.' },
    workbenchUrl: { ...url, description: 'The page opened from the workbench.' },
  },
};

const department: Schema = { type: 'object', required: ['id', 'name'], properties: { id: integer, name, parentid: integer } };

const member: Schema = {
  type: 'object',
  required: ['userid', 'name'],
  properties: {
    userid,
    name,
    department: { type: 'array', items: integer, description: 'Default [1].' },
    position: text,
    hasContactFunction: { type: 'boolean', description: 'Default true.' },
  },
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
  properties: { userid, externalUserId: name, addWay: integer, createtime: integer, remark: text, state: text },
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
    miniprograms: { type: 'array', items: { type: 'object', required: ['appid', 'secret'], properties: { appid: name, secret: name } } },
    embedders: {
      type: 'array',
      items: { type: 'string', pattern: '^https?://[^/]+$' },
      description: 'Origins that may embed the client host page.',
    },
  },
};
