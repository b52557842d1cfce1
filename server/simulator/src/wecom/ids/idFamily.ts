import type { Family } from '../../family';
import { convertToOpenid, convertUnionid, externalUseridsToPendingIds, unionidToExternalUserid } from './convert';
import { openidToUserid, useridToOpenid } from './members';

export const idFamily: Family = {
  weCom: [unionidToExternalUserid, convertUnionid, externalUseridsToPendingIds, convertToOpenid, useridToOpenid, openidToUserid],
};
