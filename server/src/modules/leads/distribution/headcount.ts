import type { Licence } from '@yinqiao/shared/domain';
import { groupBy } from '../groupBy';
import { type Candidate, type Desk, lackOf, type LeadNeeds } from './eligibility';

/** How many of a unit's desk are there for a lead. */
export interface Headcount {
  /** At work now, whatever their licences. */
  onDuty: number;
  /** With the licences, at work or not, full or not. */
  licensed: number;
  /** Of those, at work on the day on which the branch next serves. */
  ready: number;
  /** Of those, with room for one more. */
  withRoom: number;
  /** What those have in hand together. */
  load: number;
  /** With the licences and room, at work now. */
  free: number;
}

interface Counted {
  licences: readonly Licence[];
  count: Headcount;
}

/** Headcounts by unit, desk and licences: counted when they are first asked for, and kept up as somebody's load changes. */
export class Headcounts {
  private readonly teams: ReadonlyMap<string, readonly Candidate[]>;
  private readonly counts = new Map<string, Map<string, Counted>>();

  constructor(private readonly members: ReadonlyMap<string, Candidate>) {
    this.teams = groupBy(members.values(), teamKey);
  }

  /** Those of a unit's desk who are there for a lead; whoever may not have this very one is there, and no more. */
  of(unitId: string, desk: Desk, needs: LeadNeeds): Headcount {
    const team = teamKey({ unitId, desk });
    const count = { ...this.kept(team, needs.licences) };
    for (const staffId of new Set([...needs.returnedBy, ...needs.barred])) {
      const rm = this.members.get(staffId);
      if (rm && teamKey(rm) === team) add(count, { ...headcountOf(rm, needs.licences), onDuty: 0 }, -1);
    }
    return count;
  }

  /** Somebody's load is changed by `change`. */
  during(rm: Candidate, change: () => void): void {
    const counts = [...(this.counts.get(teamKey(rm))?.values() ?? [])];
    for (const { licences, count } of counts) add(count, headcountOf(rm, licences), -1);
    change();
    for (const { licences, count } of counts) add(count, headcountOf(rm, licences), 1);
  }

  private kept(team: string, licences: readonly Licence[]): Headcount {
    const counts = this.counts.get(team) ?? new Map<string, Counted>();
    this.counts.set(team, counts);
    const known = counts.get(licences.join(' '));
    if (known) return known.count;
    const count = { onDuty: 0, licensed: 0, ready: 0, withRoom: 0, load: 0, free: 0 };
    for (const rm of this.teams.get(team) ?? []) add(count, headcountOf(rm, licences), 1);
    counts.set(licences.join(' '), { licences, count });
    return count;
  }
}

const teamKey = ({ unitId, desk }: Pick<Candidate, 'unitId' | 'desk'>): string => `${unitId} ${desk}`;

/** What one member adds. */
function headcountOf(rm: Candidate, licences: readonly Licence[]): Headcount {
  const lack = lackOf(rm, { licences, returnedBy: [], barred: [] });
  const licensed = lack !== 'not_licensed';
  const ready = licensed && rm.servesNext;
  const withRoom = ready && lack === null;
  return {
    ...{ onDuty: Number(rm.onDuty), licensed: Number(licensed), ready: Number(ready), withRoom: Number(withRoom) },
    ...{ load: withRoom ? rm.open : 0, free: Number(rm.onDuty && lack === null) },
  };
}

function add(count: Headcount, more: Headcount, sign: 1 | -1): void {
  for (const key of Object.keys(count) as (keyof Headcount)[]) count[key] += sign * more[key];
}
