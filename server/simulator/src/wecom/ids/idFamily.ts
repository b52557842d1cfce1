import type { Family } from '../../family';
import {
  externalUseridToOpenid,
  externalUseridToPendingId,
  openidToUserid,
  unionidToExternalUserid,
  unionidToPendingId,
  useridToOpenid,
} from './convert';

/** One person under the names of several systems. */
export const idFamily: Family = {
  weCom: [unionidToExternalUserid, unionidToPendingId, externalUseridToPendingId, externalUseridToOpenid, useridToOpenid, openidToUserid],
};
