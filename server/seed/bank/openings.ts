import { DEMO_DAY, DEMO_START } from './calendar';
import { type PlacedLead, playLead } from './leads';
import { Pools } from './pools';
import { staffByName } from './staff';
import { unitByCode } from './units';

/** The RM of the story: the next fair-share lead at the story's outlet is to go to her. */
const STORY_OUTLET = 'binjiang-road';
const STORY_STAFF = '周可欣';
const MAX_TRIES = 512;

/**
 * The epoch at which each pool's books begin. Ties are settled by a lot that depends on it; it is one with which the leads of the
 * demo day are spread evenly over those who work, and at the story's outlet the story's RM ends up with one lead less than her
 * colleague, so that the story can be told by fair share alone.
 */
export function openingEpochs(seed: number, planned: readonly PlacedLead[]): Map<string, number> {
  const byPool = new Map<string, PlacedLead[]>();
  for (const lead of planned) {
    const { poolUnitId } = lead.pool;
    byPool.set(poolUnitId, [...(byPool.get(poolUnitId) ?? []), lead]);
  }
  return new Map([...byPool].map(([unitId, leads]) => [unitId, openingEpoch(seed, unitId, leads)]));
}

function openingEpoch(seed: number, unitId: string, planned: readonly PlacedLead[]): number {
  for (let epoch = 0; epoch < MAX_TRIES; epoch += 1) {
    const pools = new Pools(new Map([[unitId, epoch]]));
    for (const lead of planned) playLead(seed, lead, pools);
    if (isEvenToday(pools, unitId) && (unitId !== unitByCode(STORY_OUTLET).unitId || storyCanBegin(pools, planned))) return epoch;
  }
  throw new Error(`no epoch lets the books of ${unitId} begin`);
}

function isEvenToday(pools: Pools, unitId: string): boolean {
  const today = pools.days(unitId).find(({ day }) => day === DEMO_DAY);
  const given = (today?.shares ?? []).filter(({ entitled }) => entitled > 0).map((share) => share.given);
  return Math.max(...given) - Math.min(...given) <= 1 || given.length === 0;
}

function storyCanBegin(pools: Pools, planned: readonly PlacedLead[]): boolean {
  const last = planned.at(-1);
  if (!last) return false;
  const { staffId } = staffByName(STORY_STAFF);
  const today = pools.days(unitByCode(STORY_OUTLET).unitId).at(-1);
  const most = Math.max(...(today?.shares ?? []).map((share) => share.given));
  if ((today?.shares.find((share) => share.staffId === staffId)?.given ?? most) >= most) return false;
  const customer = { ...last.given.customer, ownerStaffNo: null };
  const next = pools.assign({ ...last.given, customer, leadId: 'led_next', capturedAt: DEMO_START }, last.pool);
  return next?.staffId === staffId;
}
