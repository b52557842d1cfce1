import { ControlError, controlRoute } from '../control/controlRoute';
import type { Simulator } from '../core/simulator';
import type { Schema } from '../world/schema';
import type { RiskyWord, SubscribeTemplate } from './weChatMemory';

const text: Schema = { type: 'string' };

interface PhoneCodeBody {
  appid: string;
  openid: string;
  phoneNumber: string;
}

export const postPhoneCode = controlRoute<PhoneCodeBody>({
  method: 'post',
  path: '/_sim/phone-code',
  summary: 'What the getPhoneNumber button gives the mini-program when this person agrees: a code for getuserphonenumber.',
  body: {
    type: 'object',
    required: ['appid', 'openid', 'phoneNumber'],
    properties: { appid: text, openid: text, phoneNumber: { type: 'string', pattern: '^\\d{5,15}$' } },
  },
  answer: '{code}: five minutes, once.',
  handle: ({ simulator, body }) => {
    findUser(simulator, body.appid, body.openid);
    return { code: simulator.codes.mint({ kind: 'phone', appid: body.appid, phoneNumber: body.phoneNumber }) };
  },
});

export const putTemplates = controlRoute<{ templates: SubscribeTemplate[] }>({
  method: 'put',
  path: '/_sim/wechat/:appid/templates',
  summary: 'The subscribe templates an account has chosen; a key as thing1 tells the kind of its value.',
  body: {
    type: 'object',
    required: ['templates'],
    properties: {
      templates: {
        type: 'array',
        items: { type: 'object', required: ['templateId', 'keys'], properties: { templateId: text, keys: { type: 'array', items: text } } },
      },
    },
  },
  answer: '{count}',
  handle: ({ simulator, params, body }) => {
    simulator.commit({ type: 'subscribeTemplates', appid: params['appid'] ?? '', templates: body.templates });
    return { count: body.templates.length };
  },
});

interface ConsentBody {
  openid: string;
  templateId: string;
  times?: number;
  refused?: boolean;
}

export const postConsent = controlRoute<ConsentBody>({
  method: 'post',
  path: '/_sim/wechat/:appid/consents',
  summary: 'The person agrees once more (or so many times) to messages of a template, or refuses all of them.',
  body: {
    type: 'object',
    required: ['openid', 'templateId'],
    properties: { openid: text, templateId: text, times: { type: 'integer', minimum: 1 }, refused: { type: 'boolean' } },
  },
  answer: '{left}: how many messages he will take now.',
  handle: ({ simulator, params, body }) => {
    const appid = params['appid'] ?? '';
    const { openid, templateId, times = 1 } = body;
    findUser(simulator, appid, openid);
    if (!simulator.state.memories.weChat.template(appid, templateId))
      throw new ControlError(404, 'TEMPLATE_UNKNOWN', `There is no template ${templateId}.`);
    const left = body.refused ? 0 : simulator.state.memories.weChat.consentsLeft(appid, openid, templateId) + times;
    simulator.commit({ type: 'subscribeConsent', appid, openid, templateId, left });
    return { left };
  },
});

export const getWeChatReceived = controlRoute({
  method: 'get',
  path: '/_sim/wechat/:appid/users/:openid/received',
  summary: 'What a mini-program or official account sent this person, oldest first.',
  answer: '{messages: [{id, kind, content, at}]}: kind is subscribe, custom, template or reply.',
  handle: ({ simulator, params }) => ({
    messages: simulator.state.memories.weChat.received(params['appid'] ?? '', params['openid'] ?? ''),
  }),
});

export const postOpenLink = controlRoute<{ link: string }>({
  method: 'post',
  path: '/_sim/wechat/open',
  summary: 'Somebody opens a scheme, url link, short link or the text of a code.',
  body: { type: 'object', required: ['link'], properties: { link: text } },
  answer: '{appid, path, query}: where the mini-program opens, of a code the scene as query; 409 when it has ended.',
  handle: ({ simulator, body }) => {
    const link = simulator.state.memories.weChat.links.get(body.link);
    if (!link) throw new ControlError(404, 'LINK_UNKNOWN', 'There is no such link.');
    const { appid, path, query, expiresAt = Infinity } = link;
    if (expiresAt <= simulator.clock.seconds()) throw new ControlError(409, 'LINK_ENDED', 'The link has ended.');
    return { appid, path, query };
  },
});

export const putRiskyWords = controlRoute<{ words: RiskyWord[] }>({
  method: 'put',
  path: '/_sim/wechat/risky-words',
  summary: 'Words that msg_sec_check finds; everything else passes.',
  body: {
    type: 'object',
    required: ['words'],
    properties: {
      words: {
        type: 'array',
        items: {
          type: 'object',
          required: ['word', 'label', 'suggest'],
          properties: { word: text, label: { type: 'integer' }, suggest: { type: 'string', enum: ['risky', 'review'] } },
        },
      },
    },
  },
  answer: '{count}',
  handle: ({ simulator, body }) => {
    simulator.commit({ type: 'riskyWords', words: body.words });
    return { count: body.words.length };
  },
});

export const putQuotas = controlRoute<Record<string, number>>({
  method: 'put',
  path: '/_sim/wechat/quotas',
  summary: 'Calls a day for each account, by vendor path; what is left out is as WeChat has it. Counts begin anew.',
  body: { type: 'object', additionalProperties: { type: 'integer', minimum: 0 } },
  answer: '{}',
  handle: ({ simulator, body }) => simulator.weChatQuotas.replace(body),
});

function findUser(simulator: Simulator, appid: string, openid: string): void {
  if (!simulator.state.directory.personByOpenid(appid, openid))
    throw new ControlError(404, 'PERSON_UNKNOWN', `No person of ${appid} has the openid ${openid}.`);
}
