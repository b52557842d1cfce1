import type { Candidate, LeadNeeds } from './eligibility';
import { boardOfLead, boardOfNeeds, type LeadBoard, type Team, teamOf } from './leadBoard';
import type { PoolAt } from './walk';

/** The boards of the pools around, by what leads ask for: looked up once, and again when somebody in them becomes full or free. */
export class Boards {
  private readonly teams = new Map<string, Team>();
  private readonly boards = new Map<string, LeadBoard>();
  /** Under which keys the boards stand that somebody of a unit is on. */
  private readonly keysByUnit = new Map<string, Set<string>>();

  /** @param membersOf everyone of a pool, whatever keeps them from a lead */
  constructor(private readonly membersOf: (pool: PoolAt) => Candidate[]) {}

  of(pool: PoolAt, needs: LeadNeeds): LeadBoard {
    const poolKey = [pool.unitId, pool.desk, ...pool.staffIds].join(' ');
    const key = [poolKey, ...needs.licences].join(' ');
    return boardOfLead(this.boards.get(key) ?? this.lookUp(key, this.team(poolKey, pool), needs), needs);
  }

  /** Somebody became full, or free again. */
  forget({ unitId }: Candidate): void {
    for (const key of this.keysByUnit.get(unitId) ?? []) this.boards.delete(key);
    this.keysByUnit.delete(unitId);
  }

  private lookUp(key: string, team: Team, { licences }: LeadNeeds): LeadBoard {
    const board = boardOfNeeds(licences, team);
    this.boards.set(key, board);
    for (const unitId of new Set(team.members.map((rm) => rm.unitId))) {
      const keys = this.keysByUnit.get(unitId);
      if (keys) keys.add(key);
      else this.keysByUnit.set(unitId, new Set([key]));
    }
    return board;
  }

  private team(key: string, pool: PoolAt): Team {
    const known = this.teams.get(key);
    if (known) return known;
    const team = teamOf(this.membersOf(pool));
    this.teams.set(key, team);
    return team;
  }
}
