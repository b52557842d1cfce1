import type { Family } from '../../family';
import { convertToOpenid, convertUnionid, externalUseridsToPendingIds, unionidToExternalUserid } from './convert';

export const idFamily: Family = { weCom: [unionidToExternalUserid, convertUnionid, externalUseridsToPendingIds, convertToOpenid] };
