import type { Family } from '../family';
import { checkSession } from './checkSession';
import { checkText } from './contentCheck';
import { mountJsCodeToSession } from './jsCodeToSession';
import { generateScheme, generateShortLink, generateUrlLink } from './links';
import { getWeChatReceived, postConsent, postOpenLink, postPhoneCode, putQuotas, putRiskyWords, putTemplates } from './miniProgramRoutes';
import { getPhoneNumber } from './phoneNumber';
import { clearQuota, getQuota } from './quotaCalls';
import { mountStableToken } from './stableToken';
import { sendSubscribeMessage } from './subscribeMessage';
import { getUnlimitedCode } from './unlimitedCode';
import { mountWeChatRoute, type WeChatRoute } from './weChatRoute';

const routes: readonly WeChatRoute[] = [
  ...[getPhoneNumber, checkSession, checkText, sendSubscribeMessage],
  ...[generateScheme, generateUrlLink, generateShortLink, getUnlimitedCode],
  ...[getQuota, clearQuota],
];

/** What a mini-program's server calls. */
export const weChatFamily: Family = {
  mount: (router, simulator) => {
    mountStableToken(router, simulator);
    mountJsCodeToSession(router, simulator);
    routes.forEach((route) => mountWeChatRoute(router, simulator, route));
  },
  control: [postPhoneCode, putTemplates, postConsent, getWeChatReceived, postOpenLink, putRiskyWords, putQuotas],
};
