import type { SimulationFigures } from './figures';
import { Pairs } from './pairs';
import type { SimulatedLead, SimulationPlan } from './plan';
import { World } from './world';

/** Two banks work the same leads, each under its policy, side by side: nothing has to be kept to hold them against each other. */
export class Simulation {
  private readonly pairs: Pairs;
  private readonly worlds: readonly [World, World];
  private arrived = 0;

  constructor(plan: SimulationPlan) {
    this.pairs = new Pairs(plan.seed);
    const world = (side: 0 | 1) => new World(plan, side, (lead, placement) => this.pairs.decided(side, lead, placement));
    this.worlds = [world(0), world(1)];
  }

  /** The next lead, in the order of arrival. */
  arrive(lead: SimulatedLead): void {
    for (const world of this.worlds) world.arrive(lead);
    this.arrived += 1;
  }

  finish(): SimulationFigures {
    for (const world of this.worlds) world.finish();
    const samples = this.pairs.finish();
    const [before, after] = this.worlds;
    return {
      leads: before.tally.figures().leads,
      sides: [before.tally.figures(), after.tally.figures()],
      moved: this.pairs.moved,
      samples,
    };
  }

  /** Leads that came in so far. */
  get done(): number {
    return this.arrived;
  }

  /** Leads that are kept now. */
  get size(): number {
    return this.pairs.size + Math.max(...this.worlds.map(({ size }) => size));
  }
}

/** Pure: the same plan and leads give the same figures. */
export function simulate(plan: SimulationPlan, leads: Iterable<SimulatedLead>): SimulationFigures {
  const simulation = new Simulation(plan);
  for (const lead of leads) simulation.arrive(lead);
  return simulation.finish();
}
