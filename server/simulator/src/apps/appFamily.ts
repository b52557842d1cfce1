import type { Family } from '../family';
import { changeApp, listApps, putCallback, revokeToken, revokeWeChatToken } from './appRoutes';

export const appFamily: Family = { control: [listApps, changeApp, revokeToken, revokeWeChatToken, putCallback] };
