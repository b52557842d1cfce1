import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, dayWords, entryKinds, entryPage } from '@yinqiao/shared/domain';
import { currentEnv } from '../../platform/env/currentEnv';
import { campaignById } from '../campaigns';
import type { StaffActor } from '../../platform/access';
import { staffById, unitById } from '../orgs';
import { type EntryCode, isActive } from './entryCode.model';
import { endableIds, openings } from './entryCode.reads';

export type EntryRow = Data<'channels.list'>['codes'][number];

/** What came of a code: of openings this module knows, of enquiries and deals whoever keeps leads. */
type CameOf = Pick<EntryRow, 'enquired' | 'won'>;

/** The address the QR picture carries: the same pages as H5. */
export const linkOf = ({ _id, campaignId }: Pick<EntryCode, '_id' | 'campaignId'>): string =>
  `${currentEnv().publicBaseUrl}/h5/#${entryPage(_id, campaignId)}`;

/** Codes as the actor sees them. */
export async function entryRows(
  actor: StaffActor,
  entries: readonly EntryCode[],
  cameOf: ReadonlyMap<string, CameOf>,
  now: Date,
): Promise<EntryRow[]> {
  const ids = entries.map(({ _id }) => _id);
  const opened = await openings(ids);
  const endable = await endableIds(actor, ids);
  return Promise.all(
    entries.map((entry) => {
      const { enquired, won } = cameOf.get(entry._id) ?? { enquired: 0, won: 0 };
      return entryRow(entry, { opened: opened.get(entry._id) ?? 0, enquired, won }, now, endable.has(entry._id));
    }),
  );
}

async function entryRow(entry: EntryCode, counts: CameOf & { opened: number }, now: Date, mayEnd: boolean): Promise<EntryRow> {
  const { kind, title, unitId, staffId, createdBy, campaignId, createdAt, version } = entry;
  const active = isActive(entry, now);
  return {
    entryId: entry._id,
    kind,
    kindWord: entryKinds[kind],
    title,
    unitName: (await unitById(unitId))?.name ?? '',
    staffName: staffId ? ((await staffById(staffId))?.name ?? '') : null,
    byName: (await staffById(createdBy))?.name ?? '',
    campaignTitle: campaignId ? ((await campaignById(campaignId))?.title ?? null) : null,
    link: linkOf(entry),
    active,
    stateText: stateOf(entry, active, now),
    createdAt: createdAt.toISOString(),
    ...counts,
    canEnd: active && mayEnd,
    version,
  };
}

function stateOf({ endsAt }: EntryCode, active: boolean, now: Date): string {
  if (endsAt === null) return '长期有效';
  // The end is an instant that is no longer part of it: midnight belongs to the day before.
  const last = new Date(endsAt.getTime() - 1);
  return active ? `有效至 ${dayWords(last, now)}` : `${dayWords(businessDayOf(last) === businessDayOf(now) ? now : last, now)} 停用`;
}
