import type { Heat, ProductLine, RungKind, SimulatedEnd } from '@yinqiao/shared/domain';

/** Waits are told at these minutes of opening time: how many had their RM by then. */
export const CURVE_MINUTES: readonly number[] = [0, 5, 15, 30, 60, 120, 240, 480, 960, 1_920];

export interface PersonFigures {
  staffId: string;
  /** Leads that came to this person, by whatever rung. */
  given: number;
  /** Of those, what fair share gave, and what it owed, in leads. */
  shared: number;
  entitled: number;
  /** The most this person was short of in a pool. */
  worst: number;
  /** The most in hand at once. */
  peak: number;
  /** Days on which no other lead fitted. */
  fullDays: number;
}

/** What became of all leads under one policy. */
export interface SideFigures {
  leads: number;
  /** By the rung that decided first; leads that nothing was decided of are in none. */
  byRung: { rung: RungKind; leads: number }[];
  outlets: { unitId: string; leads: number }[];
  people: PersonFigures[];
  /** Opening minutes from the enquiry to the first holder. */
  waits: {
    given: number;
    median: number | null;
    ninetieth: number | null;
    longest: number | null;
    curve: { minutes: number; leads: number }[];
  };
  promises: {
    /** Assignments whose time to accept, or to contact, ran out. */
    accept: number;
    contact: number;
    /** Taken back because nobody accepted or contacted in time. */
    recycled: number;
    /** Taken back because a lead that was begun was let lie. */
    idle: number;
    returned: number;
    handedUp: number;
    /** Taken from the open pool. */
    grabbed: number;
    byHeat: Record<Heat, { given: number; missed: number }>;
  };
  ends: Record<SimulatedEnd, number>;
  worst: number;
  gini: number | null;
  /** Days of people on which no other lead fitted. */
  fullDays: number;
}

/** What was first decided of a lead; nothing where it still waited at the end. */
export interface Placement {
  by: RungKind | null;
  staffId: string | null;
  unitId: string | null;
}

/** A lead that another policy gives to somebody else. */
export interface Sample {
  leadId: string;
  productLine: ProductLine;
  arrivesAt: Date;
  placements: [Placement, Placement];
}

export interface SimulationFigures {
  leads: number;
  sides: [SideFigures, SideFigures];
  moved: {
    /** Another rung decided. */
    basis: number;
    /** Somebody else has it; for another reason, or because fair share goes round another way from there on. */
    person: number;
    /** Of those, the ones that another rung decided. */
    personByBasis: number;
    outlet: number;
  };
  samples: Sample[];
}
