import type { Sharer, Standing } from './fairShare';
import { type Account, byId, type Ledger, PARTS, partsOf, type TeamMember, weightsOf } from './ledger';
import { CURRENT_DRAW, type Draw, lot } from './lot';
import { rankAll } from './rankAll';
import { ShareQueue } from './shareQueue';

/**
 * A pool's ledger while its leads are shared: a lead touches the account of whoever gets it, a new epoch those of the team that
 * ends and of the one that begins, and nothing else is looked at. `close` gives it back as plain data.
 */
export class OpenLedger {
  private epoch: number;
  private leads: number;
  private team: readonly TeamMember[] = [];
  private weights = 0;
  private readonly accounts: Map<string, Account>;
  private readonly weightById = new Map<string, number>();
  private queue: ShareQueue | null = null;

  /** @param poolId names the pool in its lots */
  constructor(
    private readonly poolId: string,
    private readonly opened: Ledger,
    private readonly draw: Draw = CURRENT_DRAW,
  ) {
    this.epoch = opened.epoch;
    this.leads = opened.t;
    this.accounts = new Map(opened.accounts.map((account) => [account.staffId, { ...account }]));
    this.field(opened.team);
  }

  /** Which epoch runs, and how many leads it has seen. */
  get place(): { epoch: number; t: number } {
    return { epoch: this.epoch, t: this.leads };
  }

  /** Those who share the leads of the running epoch, ordered by id. */
  get sharers(): readonly TeamMember[] {
    return this.team;
  }

  /** The weight of somebody in the running epoch; null for whoever is not in it. */
  weightOf(staffId: string): number | null {
    return this.weightById.get(staffId) ?? null;
  }

  /** Whether these are the ones who shared the last lead, with the same weights. */
  isSharedBy(team: readonly TeamMember[]): boolean {
    return team.length === this.team.length && team.every(({ staffId, weight }) => this.weightOf(staffId) === weight);
  }

  /** Begins an epoch for these: newcomers with a lag of 0, the others with theirs. @param team ordered by id */
  turnTo(team: readonly TeamMember[]): void {
    const ended = { ...this.place, team: this.team };
    if (ended.t > 0) for (const [staffId, parts] of partsOf(ended, this.draw)) this.accountOf(staffId).settled += parts;
    this.epoch += 1;
    this.leads = 0;
    this.field(team);
  }

  /** How the first so many stand for the next lead. */
  first(most: number): Standing[] {
    const t = this.leads + 1;
    if (this.draw === 'job') {
      this.queue ??= new ShareQueue(this.standing(), ({ staffId, given }) => lot(this.poolId, this.epoch, staffId, given));
      return this.queue.first(most, t);
    }
    const round = { rms: this.team.length, weights: this.weights, t };
    return rankAll(round, this.standing(), ({ staffId }) => lot(this.poolId, this.epoch, t, staffId)).slice(0, most);
  }

  /** Gives the next lead to one of the team. */
  give(staffId: string): void {
    this.accountOf(staffId).given += 1;
    this.queue?.gave(staffId);
    this.leads += 1;
  }

  /** Entitled − given after the last lead for one of the team, in parts, rounded down. */
  lagOf(staffId: string): number {
    const { settled, given } = this.accountOf(staffId);
    const earned = (BigInt(this.weightOf(staffId) ?? 0) * BigInt(this.leads) * BigInt(PARTS)) / BigInt(this.weights);
    return settled - given * PARTS + Number(earned);
  }

  /** The ledger as it stands by now. */
  close(): Ledger {
    const { epoch, leads: t, opened, team } = this;
    if (epoch === opened.epoch && t === opened.t) return opened;
    return { epoch, t, team: [...team], accounts: [...this.accounts.values()].map((account) => ({ ...account })).sort(byId) };
  }

  private field(team: readonly TeamMember[]): void {
    this.team = team;
    this.weights = weightsOf(team);
    this.weightById.clear();
    for (const { staffId, weight } of team) {
      this.weightById.set(staffId, weight);
      if (!this.accounts.has(staffId)) this.accounts.set(staffId, { staffId, settled: 0, given: 0 });
    }
    this.queue = null;
  }

  private standing(): Sharer[] {
    return this.team.map((member) => ({ ...member, ...this.accountOf(member.staffId) }));
  }

  private accountOf(staffId: string): Account {
    const account = this.accounts.get(staffId);
    if (!account) throw new Error(`${staffId} has no account in the pool ${this.poolId}`);
    return account;
  }
}
