import { type LeadSource, leadSources } from '@yinqiao/shared/domain';
import { allAreas, calendarInForce, leadWorkersIn, remoteDesk, unitsBelow, unitsByIds } from '../../../orgs';
import { areasOf, rosterOutlet } from '../../bank';
import { LeadModel } from '../../lead.model';
import { isOutlet } from '../../roster';
import type { SimulationPlan } from '../engine/plan';
import type { LeadSimulation } from '../simulation.model';
import { groundOf } from './groundOf';
import { sideOf } from './sides';

const SOURCES = Object.keys(leadSources) as LeadSource[];

/** Everything a run is computed from besides its leads, read now. */
export async function planOf({ _id, unitId, unitPath, createdAt, load, policies, from, to }: LeadSimulation): Promise<SimulationPlan> {
  const ground = groundOf(unitPath);
  const remote = await remoteDesk();
  const below = [...new Map([...(await unitsBelow(ground)), ...(remote ? [remote] : [])].map((unit) => [unit._id, unit])).values()];
  const above = await unitsByIds(ground.split('/').filter(Boolean));
  const outlets = below.filter(isOutlet);
  const outletIds = outlets.map((outlet) => outlet._id);
  const staff = [...(await leadWorkersIn(outletIds))].sort((a, b) => (a._id < b._id ? -1 : 1));
  const areas = (await allAreas()).filter(({ outletId }) => outletIds.includes(outletId)).map((area) => ({ areaId: area._id }));
  const roster = {
    areas: await areasOf(areas),
    outlets: outlets.flatMap(rosterOutlet).sort((a, b) => (a.unitId < b.unitId ? -1 : 1)),
    remoteUnitId: remote?._id ?? null,
  };
  const units = [...new Map([...above, ...below].map((unit) => [unit._id, unit])).values()];
  const around = { units, staff, roster, at: createdAt };
  return {
    from,
    to,
    seed: load.kind === 'synthetic' ? load.seed : _id,
    unitId,
    marks: (await calendarInForce()).marks,
    sides: [await sideOf(policies[0], around), await sideOf(policies[1], around)],
    inHand:
      load.kind === 'history'
        ? await inHandAt(
            from,
            staff.map((rm) => rm._id),
          )
        : [],
    synthetic: load.kind === 'synthetic' ? { ...load, sources: SOURCES } : null,
  };
}

/** What these people had in hand at an instant, and until when. */
async function inHandAt(at: Date, staffIds: readonly string[]): Promise<SimulationPlan['inHand']> {
  const held = await LeadModel.find({
    staffId: { $in: [...staffIds] },
    assignedAt: { $lt: at, $ne: null },
    $or: [{ open: true }, { closedAt: { $gte: at } }],
  })
    .select({ staffId: 1, closedAt: 1, open: 1 })
    .lean();
  return held.flatMap(({ staffId, open, closedAt }) => (staffId ? [{ staffId, until: open ? null : closedAt }] : []));
}
