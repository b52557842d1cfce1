import type { Data } from '@yinqiao/shared/contracts';
import { NOW } from './bankDelegations';

type Simulation = Data<'leads.simulation'>;
type Result = NonNullable<Simulation['result']>;

const person = (given: number, over: Partial<Result['people'][number]['figures'][number]> = {}) => ({
  given,
  shared: given,
  entitled: given,
  worst: 0.5,
  peak: 4,
  fullDays: 0,
  ...over,
});

const waits = (immediately: number, median: number): Result['waits'][number] => ({
  given: 40,
  median,
  ninetieth: 240,
  longest: 900,
  curve: [0, 5, 15, 30, 60, 120, 240, 480, 960, 1_920].map((minutes, n) => ({ minutes, leads: Math.min(40, immediately + 2 * n) })),
});

const promises = (accept: number): Result['promises'][number] => {
  const none = { given: 0, missed: 0 };
  return {
    accept,
    contact: 0,
    recycled: 1,
    idle: 0,
    returned: 0,
    handedUp: 0,
    grabbed: 0,
    byHeat: { hot: { given: 40, missed: accept }, normal: none, low: none },
  };
};
const ends = (waiting: number): Result['ends'][number] => ({
  in_hand: 20,
  ended: 21 - waiting,
  waiting,
  open_pool: 0,
  manual: 1,
  excluded: 0,
});

const result: Result = {
  leads: 42,
  moved: { basis: 10, person: 12, personByBasis: 8, outlet: 0 },
  rungs: [
    { by: 'red_lines', leads: [0, 0] },
    { by: 'book_owner', leads: [20, 10] },
    { by: 'fair_share', leads: [20, 30] },
    { by: 'waiting', leads: [2, 2] },
  ],
  outlets: [{ unitId: 'out_binjiang-road', name: '滨江路网点', leads: [40, 40] }],
  people: [
    { staffId: 'zhou', name: '周可欣', unitId: 'out_binjiang-road', outletName: '滨江路网点', figures: [person(25), person(21)] },
    { staffId: 'song', name: '宋清禾', unitId: 'out_binjiang-road', outletName: '滨江路网点', figures: [person(15), person(19)] },
  ],
  waits: [waits(10, 41), waits(14, 36)],
  promises: [promises(6), promises(4)],
  ends: [ends(2), ends(2)],
  worst: [2.3, 1.4],
  gini: [0.12, 0.04],
  fullDays: [37, 29],
  samples: [
    {
      leadId: 'led_1',
      customer: '陈**',
      productLine: 'pension',
      arrivesAt: '2026-11-20T02:10:00.000Z',
      placements: [
        { by: 'book_owner', name: '周可欣', unitName: '滨江路网点' },
        { by: 'fair_share', name: '宋清禾', unitName: '滨江路网点' },
      ],
    },
  ],
};

/** Head office’s draft on the past month, done. */
export const simulation: Simulation = {
  simulationId: 'sim_1',
  unitId: 'hq',
  unitName: '总行',
  createdByName: '林若川',
  createdAt: NOW,
  state: 'done',
  stateWord: '已完成',
  load: { kind: 'history', days: 30 },
  from: '2026-10-23',
  to: '2026-11-21',
  policies: [
    { name: 'V12', versionId: null, changedSince: false },
    { name: 'V13', versionId: 'pol_v13', changedSince: false },
  ],
  progress: null,
  canCancel: false,
  result,
};

/** The same while it is computed. */
export const runningSimulation: Simulation = {
  ...simulation,
  state: 'running',
  stateWord: '进行中',
  progress: { done: 1_000, total: 4_318 },
  canCancel: true,
  result: null,
};

export const simulationRows = (...all: Simulation[]): Data<'leads.simulations'> => ({
  now: NOW,
  simulations: all.map(({ result: _result, ...row }) => row),
});
