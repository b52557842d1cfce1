import { lot } from '../../distribution/lot';
import type { Placement, Sample, SimulationFigures } from './figures';
import type { SimulatedLead } from './plan';

const MOST_SAMPLES = 12;
const NOT_YET: Placement = { by: null, staffId: null, unitId: null };

interface Half {
  side: 0 | 1;
  placement: Placement;
  lead: Pick<SimulatedLead, 'leadId' | 'productLine' | 'arrivesAt'>;
}

/** Holds every lead's first placement under one policy against the other's; keeps only those that one policy has not placed yet. */
export class Pairs {
  readonly moved: SimulationFigures['moved'] = { basis: 0, person: 0, personByBasis: 0, outlet: 0 };
  private readonly halves = new Map<string, Half>();
  /** By lot, so that no time of day is preferred. */
  private drawn: { draw: string; sample: Sample }[] = [];

  constructor(private readonly seed: string) {}

  decided(side: 0 | 1, { leadId, productLine, arrivesAt }: SimulatedLead, placement: Placement): void {
    const half = this.halves.get(leadId);
    if (!half) {
      this.halves.set(leadId, { side, placement, lead: { leadId, productLine, arrivesAt } });
      return;
    }
    this.halves.delete(leadId);
    this.compare(half, placement);
  }

  /** What one policy has placed and the other never did differs. */
  finish(): Sample[] {
    for (const half of this.halves.values()) this.compare(half, NOT_YET);
    this.halves.clear();
    return this.drawn.map(({ sample }) => sample);
  }

  get size(): number {
    return this.halves.size;
  }

  private compare({ side, placement, lead }: Half, other: Placement): void {
    const placements: [Placement, Placement] = side === 0 ? [placement, other] : [other, placement];
    const [before, after] = placements;
    if (before.by !== after.by) this.moved.basis += 1;
    if (before.unitId !== after.unitId) this.moved.outlet += 1;
    if (before.staffId === after.staffId) return;
    this.moved.person += 1;
    if (before.by !== after.by) this.moved.personByBasis += 1;
    this.draw({ ...lead, placements });
  }

  private draw(sample: Sample): void {
    const [before, after] = sample.placements;
    // What the rules moved comes before what only went round another way.
    const draw = `${before.by === after.by ? 1 : 0}${lot(this.seed, sample.leadId)}`;
    const last = this.drawn.at(-1);
    if (this.drawn.length === MOST_SAMPLES && last && draw > last.draw) return;
    this.drawn = [...this.drawn, { draw, sample }].sort((a, b) => (a.draw < b.draw ? -1 : 1)).slice(0, MOST_SAMPLES);
  }
}
