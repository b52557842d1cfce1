import type { Licence } from '@yinqiao/shared/domain';
import { type Candidate, type Desk, lackOf, type LeadNeeds } from './eligibility';

/** How many of a team are there for a lead. */
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

/** A team with its counts by licences: counted when they are first asked for, and kept up as somebody's load changes. */
class Team {
  readonly members: Candidate[] = [];
  private readonly counts: { licences: readonly Licence[]; count: Headcount }[] = [];

  countOf(licences: readonly Licence[]): Headcount {
    const known = this.counts.find((one) => isSame(one.licences, licences));
    if (known) return known.count;
    const count = { ...NOBODY };
    for (const rm of this.members) add(count, headcountOf(rm, licences), 1);
    this.counts.push({ licences, count });
    return count;
  }

  change(rm: Candidate, sign: 1 | -1): void {
    for (const { licences, count } of this.counts) add(count, headcountOf(rm, licences), sign);
  }
}

/** Headcounts of the teams that people belong to, one a desk. */
export class Headcounts {
  private readonly teams = new Map<string, Map<Desk, Team>>();

  /** @param teamsOf the names of the teams that somebody is counted in */
  constructor(
    private readonly members: ReadonlyMap<string, Candidate>,
    private readonly teamsOf: (rm: Candidate) => readonly string[],
  ) {
    for (const rm of members.values()) for (const name of teamsOf(rm)) this.teamFor(name, rm.desk).members.push(rm);
  }

  /** Those of a team's desk who are there for a lead; of whoever may not have this very one only that they are at work. */
  of(name: string, desk: Desk, { licences, returnedBy, barred }: LeadNeeds): Readonly<Headcount> {
    const count = this.teams.get(name)?.get(desk)?.countOf(licences) ?? NOBODY;
    if (returnedBy.length + barred.length === 0) return count;
    const others = { ...count };
    for (const staffId of new Set([...returnedBy, ...barred])) {
      const rm = this.members.get(staffId);
      if (rm?.desk === desk && this.teamsOf(rm).includes(name)) add(others, { ...headcountOf(rm, licences), onDuty: 0 }, -1);
    }
    return others;
  }

  /** Somebody's load is changed by `change`. */
  during(rm: Candidate, change: () => void): void {
    const teams = this.teamsOf(rm).map((name) => this.teamFor(name, rm.desk));
    for (const team of teams) team.change(rm, -1);
    change();
    for (const team of teams) team.change(rm, 1);
  }

  private teamFor(name: string, desk: Desk): Team {
    const desks = this.teams.get(name) ?? new Map<Desk, Team>();
    this.teams.set(name, desks);
    const team = desks.get(desk) ?? new Team();
    desks.set(desk, team);
    return team;
  }
}

const NOBODY: Readonly<Headcount> = { onDuty: 0, licensed: 0, ready: 0, withRoom: 0, load: 0, free: 0 };

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
  count.onDuty += sign * more.onDuty;
  count.licensed += sign * more.licensed;
  count.ready += sign * more.ready;
  count.withRoom += sign * more.withRoom;
  count.load += sign * more.load;
  count.free += sign * more.free;
}

const isSame = (a: readonly Licence[], b: readonly Licence[]): boolean =>
  a.length === b.length && a.every((licence, i) => licence === b[i]);
