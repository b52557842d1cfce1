import type { Data } from '@yinqiao/shared/contracts';
import { type StaffActor, withinUnit } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { campaignsIn } from '../campaigns';
import { entriesIn, entryRows, kindsFor, openingsOf } from '../channels';
import { entryFigures, entryTotals } from '../leads';
import { unitInScope, unitsBelow } from '../orgs';

type List = Data<'channels.list'>;

/**
 * 渠道码 of a unit in the viewer's subtree, with what came of each.
 * @throws AppError REQUEST_NOT_FOUND for a unit that is not below the viewer's
 */
export async function entryCodesView(
  actor: StaffActor,
  { unitId = actor.unitId, view }: { unitId?: string | undefined; view: 'active' | 'ended' },
): Promise<List> {
  const unit = await unitInScope(actor, unitId, 'read:EntryCode');
  const now = businessNow();
  const { entries, entryIds } = await entriesIn(actor, withinUnit(unit.unitPath), view, now);
  const codes = await entryRows(actor, entries, await entryFigures(entries.map(({ _id }) => _id)), now);
  const kinds = kindsFor(actor.role).filter((kind) => kind === 'outlet' || kind === 'community');
  return {
    now: now.toISOString(),
    unitName: unit.name,
    codes,
    more: entryIds.length > codes.length,
    sums: { codes: entryIds.length, opened: await openingsOf(entryIds), ...(await entryTotals(entryIds)) },
    kinds,
    units: kinds.length === 0 ? [] : await unitsIn(unit.unitPath, now),
    campaigns: (await campaignsIn(unit.unitPath, now)).map(({ _id, title }) => ({ campaignId: _id, title })),
  };
}

/** Each with the benefits that a code of it can open: others its customers are not offered. */
const unitsIn = async (path: string, now: Date): Promise<List['units']> =>
  Promise.all(
    (await unitsBelow(path)).map(async ({ _id, name, level, unitPath }) => {
      const campaignIds = (await campaignsIn(unitPath, now)).map((campaign) => campaign._id);
      return { unitId: _id, name, isOutlet: level === 'outlet', campaignIds };
    }),
  );
