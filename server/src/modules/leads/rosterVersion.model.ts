import { createHash } from 'node:crypto';
import { defineModel, Schema } from '../../platform/db/mongoose';
import type { Roster } from './rosterBank';

/**
 * The roster as decisions were made by it: append-only, and named by what it says, so that it is written once however often it
 * is used. A decision names its version, and can be made again from it.
 */
export interface RosterVersion extends Roster {
  _id: string;
}

const schema = new Schema<RosterVersion>({
  _id: { type: String, required: true },
  areas: { type: Schema.Types.Mixed, required: true },
  outlets: { type: Schema.Types.Mixed, required: true },
  members: { type: Schema.Types.Mixed, required: true },
  remoteUnitId: { type: String, default: null },
});

export const RosterVersionModel = defineModel('RosterVersion', 'rosterVersions', schema);

export const rosterIdOf = (roster: Roster): string =>
  `rst_${createHash('sha256').update(JSON.stringify(roster)).digest('hex').slice(0, 24)}`;
