import type { Simulator } from '../core/simulator';
import type { Person } from '../world/types';
import { ControlError, controlRoute } from './controlRoute';
import { findMember, findPerson } from './find';

interface LoginCodeBody {
  appid: string;
  openid?: string;
  unionid?: string;
}

export const postLoginCode = controlRoute<LoginCodeBody>({
  method: 'post',
  path: '/_sim/login-code',
  summary: 'What wx.login gives the mini-program of this person: a code for jscode2session.',
  body: {
    type: 'object',
    required: ['appid'],
    properties: { appid: { type: 'string' }, openid: { type: 'string' }, unionid: { type: 'string' } },
  },
  answer: '{js_code}: five minutes, once.',
  handle: ({ simulator, body }) => {
    if (!simulator.state.directory.miniprograms.has(body.appid))
      throw new ControlError(404, 'MINIPROGRAM_UNKNOWN', `There is no mini-program ${body.appid}.`);
    const person = findLogin(simulator, body);
    return { js_code: simulator.codes.mint({ kind: 'miniprogram', appid: body.appid, unionid: person.unionid }) };
  },
});

export const postSignIn = controlRoute<{ userid: string }>({
  method: 'post',
  path: '/_sim/oauth/sign-in',
  summary: 'Who OAuth meets outside the client host page; inside it, the page itself knows.',
  body: { type: 'object', required: ['userid'], properties: { userid: { type: 'string' } } },
  answer: '{userid}',
  handle: ({ simulator, body }) => {
    simulator.signedInUserid = findMember(simulator, body.userid).userid;
    return { userid: simulator.signedInUserid };
  },
});

interface OauthCodeBody {
  userid?: string;
  externalUserId?: string;
  agentid?: number;
  redirect_uri: string;
}

export const postOauthCode = controlRoute<OauthCodeBody>({
  method: 'post',
  path: '/_sim/oauth/code',
  summary: 'An OAuth code for this member, or for somebody from outside, as the authorize page would put into the redirect.',
  body: {
    type: 'object',
    required: ['redirect_uri'],
    properties: {
      userid: { type: 'string' },
      externalUserId: { type: 'string' },
      agentid: { type: 'integer' },
      redirect_uri: { type: 'string', pattern: '^https?://' },
    },
  },
  answer: '{code}: five minutes, once; getuserinfo refuses it with 50001 when the host of redirect_uri is not trusted.',
  handle: ({ simulator, body }) => {
    const redirectHost = new URL(body.redirect_uri).host;
    const who = body.externalUserId
      ? { unionid: findPerson(simulator, body.externalUserId).unionid }
      : { userid: findMember(simulator, body.userid).userid };
    return { code: simulator.codes.mint({ kind: 'oauth', who, redirectHost }) };
  },
});

function findLogin(simulator: Simulator, { appid, openid, unionid }: LoginCodeBody): Person {
  const { directory } = simulator.state;
  const person = openid ? directory.personByOpenid(appid, openid) : directory.personsByUnionid.get(unionid ?? '');
  if (!person) throw new ControlError(404, 'PERSON_UNKNOWN', 'No person has this openid or unionid.');
  return person;
}
