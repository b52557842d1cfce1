import { computing } from '../../../platform/compute/said';
import type { SimulationFigures } from './engine/figures';
import type { SimulationPlan } from './engine/plan';
import { type RecordedLead, simulatedLeads } from './engine/recordedLead';
import { Simulation } from './engine/simulate';
import { syntheticLeads } from './engine/syntheticLeads';

/** Leads after which the program says how far it is. */
const SAY_EVERY = 1_000;

/** The program that simulates, in a thread of its own: leads come in pages, or are made up as the plan says. */
async function run(plan: SimulationPlan, more: (done: number) => Promise<RecordedLead[]>): Promise<SimulationFigures> {
  const simulation = new Simulation(plan);
  await more(0).then((first) => (plan.synthetic ? makeUp(plan, simulation, more) : replay(plan, simulation, first, more)));
  return simulation.finish();
}

async function makeUp(plan: SimulationPlan, simulation: Simulation, more: (done: number) => Promise<unknown>): Promise<void> {
  for (const lead of syntheticLeads(plan)) {
    simulation.arrive(lead);
    if (simulation.done % SAY_EVERY === 0) await more(simulation.done);
  }
}

async function replay(
  plan: SimulationPlan,
  simulation: Simulation,
  first: RecordedLead[],
  more: (done: number) => Promise<RecordedLead[]>,
): Promise<void> {
  const asSimulated = simulatedLeads(plan);
  for (let page = first; page.length > 0; page = await more(simulation.done)) for (const lead of page) simulation.arrive(asSimulated(lead));
}

void computing(run);
