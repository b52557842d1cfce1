import type { Data } from '@yinqiao/shared/contracts';
import { type StaffActor, withinUnit } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { currentCampaigns } from '../campaigns';
import { entriesIn, entryRows, kindsFor } from '../channels';
import { entryFigures } from '../leads';
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
  const entries = await entriesIn(actor, withinUnit(unit.unitPath), view, now);
  const codes = await entryRows(actor, entries, await entryFigures(entries.map(({ _id }) => _id)), now);
  const kinds = kindsFor(actor.role).filter((kind) => kind === 'outlet' || kind === 'community');
  return {
    now: now.toISOString(),
    unitName: unit.name,
    codes,
    sums: codes.reduce(plus, { codes: 0, opened: 0, enquired: 0, won: 0 }),
    kinds,
    units: kinds.length === 0 ? [] : await unitsIn(unit.unitPath),
    campaigns: (await currentCampaigns(now)).map(({ _id, title }) => ({ campaignId: _id, title })),
  };
}

const plus = (sums: List['sums'], { opened, enquired, won }: List['codes'][number]): List['sums'] => ({
  codes: sums.codes + 1,
  opened: sums.opened + opened,
  enquired: sums.enquired + enquired,
  won: sums.won + won,
});

const unitsIn = async (unitPath: string): Promise<List['units']> =>
  (await unitsBelow(unitPath)).map(({ _id, name, level }) => ({ unitId: _id, name, isOutlet: level === 'outlet' }));
