import type { Family } from '../family';
import { mountJsCodeToSession } from './jsCodeToSession';
import { mountStableToken } from './stableToken';

export const weChatFamily: Family = {
  mount: (router, simulator) => {
    mountStableToken(router, simulator);
    mountJsCodeToSession(router, simulator);
  },
};
