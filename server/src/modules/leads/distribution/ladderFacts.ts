import type { Licence, ProductLine } from '@yinqiao/shared/domain';
import type { Candidate, Desk } from './eligibility';
import type { Headcount } from './headcount';
import type { LeadFacts } from './leadFacts';

/** A place on the map of the bank, in kilometres. */
export interface Place {
  x: number;
  y: number;
}

/** An outlet of the customer's branch with those who work its leads. */
export interface OutletAt extends Place {
  unitId: string;
  county: boolean;
  /** From where the customer is. */
  kilometres: number;
  members: readonly Candidate[];
}

/** Where the customer lives or works, and who serves there. */
export interface Surroundings {
  areaId: string;
  location: Place;
  branchId: string;
  /** Ids of the units of the area, from head office down. */
  unitIds: readonly string[];
  /** The nearest first; equally near ones by id. */
  outlets: readonly OutletAt[];
  /** 远程坐席, and the unit they are the team of; null where the bank has none. */
  remote: { unitId: string; members: readonly Candidate[] } | null;
  workingDay: boolean;
}

/** When somebody who is not there is at work again. */
export interface NextDuty {
  at: Date;
  /** Opening minutes of their outlet from the enquiry until then. */
  minutes: number;
}

/** Everything the walk looks at. The same facts and rules give the same walk. */
export interface LadderFacts {
  at: Date;
  /** `HH:mm`, Asia/Shanghai. */
  time: string;
  /** When the enquiry came in: how long one waits for somebody is counted from here. */
  askedAt: Date;
  productLine: ProductLine;
  touches: number;
  returnedBy: readonly string[];
  customer: LeadFacts;
  around: Surroundings;
  /** A member who works leads, wherever they sit; null for one who has left, or works none. */
  person: (staffId: string) => Candidate | null;
  nextDuty: (staffId: string) => NextDuty | null;
  /** Those of a unit's desk who are there for this lead with such licences. */
  count: (unitId: string, desk: Desk, licences: readonly Licence[]) => Readonly<Headcount>;
  /** The same of all outlets around together. */
  countAround: (desk: Desk, licences: readonly Licence[]) => Readonly<Headcount>;
}
