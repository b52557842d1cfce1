import type { Family } from '../family';
import { changeApp, listApps, putCallback, revokeToken } from './appRoutes';

export const appFamily: Family = { control: [listApps, changeApp, revokeToken, putCallback] };
