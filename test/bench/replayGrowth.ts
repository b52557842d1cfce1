import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { addDays, defaultLadder, shanghaiInstant } from '@yinqiao/shared/domain';
import type { RosterMember, RosterOutlet } from '../../server/src/modules/leads/rosterBank';
import type { PolicySide, SimulationPlan } from '../../server/src/modules/leads/simulation/engine/plan';
import { Simulation } from '../../server/src/modules/leads/simulation/engine/simulate';
import { syntheticLeads } from '../../server/src/modules/leads/simulation/engine/syntheticLeads';
import { type Figure, figure } from './figure';

const OUTLETS = 60;
const RMS_AN_OUTLET = 8;
const LEADS_A_DAY = 3_300;
const FEW = 100_000;
const MANY = 1_000_000;
const FIRST_DAY = '2026-01-01';
/** Between two looks at the heap. */
const LOOK_EVERY = 50_000;
const MB = 1024 * 1024;

/**
 * 1,000,000 leads replayed under two policies side by side: the time is that of ten times as many leads, the memory that of what
 * is open, whatever came before.
 */
export function replayGrowth(): Promise<Figure[]> {
  replay(FEW / 10);
  const few = replay(FEW);
  const many = replay(MANY);
  const times = MANY / FEW;
  return Promise.resolve([
    figure(
      `replay of ${MANY} leads under two policies`,
      { value: many.seconds, unit: 's', rival: `${times} times the ${FEW} leads`, rivalValue: few.seconds * times },
      { ratio: 1.25, higherIsBetter: false },
    ),
    figure(
      `what that replay holds at its largest`,
      { value: many.heap, unit: 'MB', rival: `${FEW} leads`, rivalValue: few.heap },
      { ratio: 1.5, higherIsBetter: false },
    ),
  ]);
}

function replay(leads: number): { seconds: number; heap: number } {
  const plan = planOf(Math.ceil(leads / LEADS_A_DAY));
  const began = performance.now();
  const simulation = new Simulation(plan);
  let heap = 0;
  for (const lead of syntheticLeads(plan)) {
    if (simulation.done === leads) break;
    simulation.arrive(lead);
    if (simulation.done % LOOK_EVERY === 0) heap = Math.max(heap, liveHeap());
  }
  const { sides } = simulation.finish();
  if (sides.some((side) => side.leads !== leads)) throw new Error('not every lead was replayed');
  return { seconds: (performance.now() - began) / 1000, heap };
}

/** MB in use once what nobody holds any more is swept away: otherwise the figure would be the collector's mood. */
function liveHeap(): number {
  setFlagsFromString('--expose_gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / MB;
}

function planOf(days: number): SimulationPlan {
  const outlets = Array.from({ length: OUTLETS }, (_, n) => outletOf(n));
  const members = outlets.flatMap(({ unitId }) => Array.from({ length: RMS_AN_OUTLET }, (_, n) => memberOf(unitId, n)));
  const areas = outlets.map(({ unitId, x, unitIds }) => ({ areaId: `area_${unitId}`, location: { x, y: 1 }, branchId: 'branch', unitIds }));
  const side = (name: string, ladder = defaultLadder): PolicySide => ({
    ...{ name, rules: [ladder], byUnit: Object.fromEntries(['hq', 'branch', ...outlets.map(({ unitId }) => unitId)].map((id) => [id, 0])) },
    roster: { areas, outlets, members, remoteUnitId: null },
  });
  const rungs = defaultLadder.rungs.map((rung) => (rung.id === 'friend' ? { ...rung, on: false } : rung));
  return {
    ...{ seed: 'bench', unitId: 'branch', marks: {}, inHand: [] },
    ...{ from: shanghaiInstant(FIRST_DAY), to: shanghaiInstant(addDays(FIRST_DAY, days)) },
    sides: [side('with friends'), side('without', { ...defaultLadder, rungs })],
    synthetic: { days, leadsPerDay: LEADS_A_DAY, mix: { renovation_loan: 3, pension: 2, general: 1 }, sources: ['benefit', 'form'] },
  };
}

const outletOf = (n: number): RosterOutlet => ({
  ...{ unitId: `outlet_${n}`, x: n * 3, y: 0, county: false, branchId: 'branch', unitIds: ['hq', 'branch', `outlet_${n}`] },
  hours: { days: [0, 1, 2, 3, 4, 5, 6], opens: '09:00', closes: '17:00' },
});

const memberOf = (unitId: string, n: number): RosterMember => ({
  ...{ staffId: `stf_${unitId}_${n}`, unitId, desk: 'outlet', licences: ['personal_loan', 'pension'], joinedOn: '2020-01-01' },
  ...{ weekendDay: null, leaves: [], dailyCapacity: 8, openCapacity: 30 },
});
