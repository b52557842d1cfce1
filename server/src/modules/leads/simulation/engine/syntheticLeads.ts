import {
  addDays,
  businessDayOf,
  type LeadSource,
  noTies,
  type ProductLine,
  shanghaiInstant,
  type Tier,
  type Ties,
} from '@yinqiao/shared/domain';
import type { RosterMember } from '../../rosterBank';
import { drawer } from './drawer';
import type { Reaction, SimulatedLead, SimulationPlan } from './plan';

type Draw = () => number;

const DAY_MS = 86_400_000;
/** How many of a hundred leads come in each hour of the day: the two peaks of an outlet's customers, and the evening at home. */
const HOURS = [1, 0, 0, 0, 0, 0, 1, 3, 5, 8, 10, 8, 6, 5, 6, 7, 6, 5, 5, 6, 8, 6, 3, 1];
const TIERS: readonly (readonly [Tier, number, number])[] = [
  ['mass', 62, 0],
  ['affluent', 26, 5],
  ['vip', 10, 50],
  ['private', 2, 600],
];
/** Of a hundred customers, those with a tie to somebody of their outlet. */
const OWNED = 35;
const FRIENDS = 15;
const SCANNED = 10;

/** A made-up load over the areas of a unit: what it is made of is fixed here, the seed draws. In the order of arrival, made as it is taken. */
export function* syntheticLeads({ from, seed, unitId, sides, synthetic }: SimulationPlan): Generator<SimulatedLead> {
  if (!synthetic) return;
  const draw = drawer(seed);
  const { roster } = sides[0];
  const areas = roster.areas.filter(({ unitIds }) => unitIds.includes(unitId));
  const teams = new Map(areas.map(({ areaId, unitIds }) => [areaId, roster.members.filter((rm) => rm.unitId === unitIds.at(-1))]));
  const lines = Object.entries(synthetic.mix) as [ProductLine, number][];
  let number = 0;
  for (let n = 0; n < synthetic.days; n += 1) {
    const day = addDays(businessDayOf(from), n);
    for (const arrivesAt of timesOf(day, synthetic.leadsPerDay, draw)) {
      const { areaId } = areas[Math.floor(draw() * areas.length)]!;
      number += 1;
      yield {
        leadId: `sim_${String(number).padStart(7, '0')}`,
        arrivesAt,
        capturedAt: arrivesAt,
        productLine: weighted(lines, draw),
        areaId,
        touches: 1,
        facts: factsOf(
          arrivesAt,
          synthetic.sources[Math.floor(draw() * synthetic.sources.length)] ?? 'form',
          teams.get(areaId) ?? [],
          draw,
        ),
        reactions: [reaction(draw), reaction(draw), reaction(draw)],
      };
    }
  }
}

function timesOf(day: string, leads: number, draw: Draw): Date[] {
  const midnight = shanghaiInstant(day).getTime();
  const hours = HOURS.map((weight, hour) => [hour, weight] as [number, number]);
  const times = Array.from({ length: leads }, () => midnight + Math.floor(((weighted(hours, draw) + draw()) * DAY_MS) / HOURS.length));
  return times.sort((a, b) => a - b).map((time) => new Date(time));
}

function weighted<T>(entries: readonly (readonly [T, number])[], draw: Draw): T {
  const sum = entries.reduce((total, [, weight]) => total + weight, 0);
  let left = draw() * sum;
  for (const [value, weight] of entries) {
    left -= weight;
    if (left < 0) return value;
  }
  return entries.at(-1)![0];
}

function factsOf(at: Date, source: LeadSource, team: readonly RosterMember[], draw: Draw): SimulatedLead['facts'] {
  const [tier, , assets] = weighted(
    TIERS.map((one) => [one, one[1]] as const),
    draw,
  );
  const age = 22 + Math.floor(draw() * 50);
  return { at, source, tier, assets, age, language: null, segments: [], redLines: [], ties: tiesOf(at, team, draw), barred: [] };
}

function tiesOf(at: Date, team: readonly RosterMember[], draw: Draw): Ties {
  const daysAgo = (most: number) => new Date(at.getTime() - Math.floor(draw() * most) * DAY_MS);
  const somebody = () => team[Math.floor(draw() * team.length)]?.staffId;
  const isOne = (ofHundred: number) => draw() * 100 < ofHundred;
  const owner = isOne(OWNED) ? somebody() : undefined;
  const friend = isOne(FRIENDS) ? somebody() : undefined;
  const scanned = isOne(SCANNED) ? somebody() : undefined;
  return {
    ...noTies,
    bookOwner: owner ? { staffId: owner, since: new Date(0), lastContactAt: daysAgo(300) } : null,
    friends: friend ? [{ staffId: friend, since: new Date(0), lastHeardAt: daysAgo(150), evidence: 'call' }] : [],
    code: scanned ? { staffId: scanned, at: daysAgo(10) } : null,
  };
}

/** Most accept soon, some late, some never; a lead is worked for some days. Minutes of opening time, a day has 480. */
function reaction(draw: Draw): Reaction {
  const kind = draw();
  if (kind < 0.04) return { does: 'nothing' };
  if (kind < 0.07) return { does: 'returns', after: 1 + Math.floor(draw() * 60) };
  const after = kind < 0.85 ? 1 + Math.floor(draw() ** 2 * 14) : 15 + Math.floor(draw() ** 3 * 400);
  const contactAfter = 5 + Math.floor(draw() ** 2 * 180);
  const holds = 60 + Math.floor(draw() ** 2 * 7 * 480);
  // Who accepts late lets it lie after the first contact; the others do something every second day.
  const acts = kind < 0.85 ? Array.from({ length: Math.floor(holds / 960) }, (_, n) => 960 * (n + 1)) : [];
  return { does: 'accepts', after, contactAfter: Math.min(contactAfter, holds), holds, acts };
}
