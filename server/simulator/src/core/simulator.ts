import { EventEmitter } from 'node:events';
import { CallLog } from '../http/callLog';
import { CallbackFaults } from '../faults/callbackFaults';
import { FaultTable } from '../faults/faultTable';
import { CallLimits } from '../limits/callLimits';
import { DailyQuotas } from '../wechat/dailyQuotas';
import type { World } from '../world/types';
import { SimulatorClock } from './clock';
import { CodeStore } from './codeStore';
import type { Credential, Fact } from './facts';
import { randomId } from './ids';
import type { Journal } from './journal';
import { State } from './state';

export interface SimulatorSettings {
  /** Waits before the second, third and fourth delivery of a callback, in milliseconds. */
  callbackBackoffMs: readonly number[];
}

const CREDENTIAL_SECONDS = 7200;

/** The world in motion: state, clock, and the one door (`commit`) through which anything changes. */
export class Simulator {
  readonly state = new State();
  readonly clock = new SimulatorClock();
  readonly codes = new CodeStore(this.clock);
  readonly faults = new FaultTable();
  readonly calls = new CallLog();
  readonly limits = new CallLimits();
  readonly callbackFaults = new CallbackFaults();
  readonly weChatQuotas = new DailyQuotas();
  /** Emits `fact` after each fact that came to be; the client host page and the callback sender listen. */
  readonly changes = new EventEmitter().setMaxListeners(0);
  /** Who a plain browser (not the client host page) acts as in OAuth. */
  signedInUserid?: string;

  constructor(
    private readonly journal: Journal | undefined,
    readonly settings: SimulatorSettings,
  ) {
    journal?.replay().forEach((fact) => this.apply(fact));
  }

  get hasWorld(): boolean {
    return this.state.directory.world.corp.corpid !== '';
  }

  /** Writes the facts, then lets them be true: an answer given afterwards is never forgotten. */
  commit(...facts: Fact[]): void {
    this.journal?.append(facts);
    facts.forEach((fact) => this.apply(fact));
    facts.forEach((fact) => this.changes.emit('fact', fact));
  }

  /**
   * Replaces the world and all that happened in it, in one step. Tokens and tickets of apps that stay the same stay valid:
   * clients hold them for two hours and the platform would not have withdrawn them.
   */
  replaceWorld(world: World): void {
    const kept = [...this.state.credentialsByValue.values()].filter((credential) => survives(credential, this.state, world));
    const facts: Fact[] = [
      { type: 'world', world },
      { type: 'clock', offsetSeconds: this.clock.offsetSeconds },
      ...kept.map((credential): Fact => ({ type: 'credential', credential })),
    ];
    this.journal?.rewrite(facts);
    facts.forEach((fact) => this.apply(fact));
    this.signedInUserid = undefined;
    this.changes.emit('fact', facts[0]);
  }

  /** The running token or ticket, or a new one when it has ended; the vendor gives the same one until then. */
  issue(kind: Credential['kind'], owner: string): { value: string; expiresIn: number } {
    const now = this.clock.seconds();
    const known = this.state.credential(kind, owner);
    if (known && known.expiresAt > now) return { value: known.value, expiresIn: known.expiresAt - now };
    const credential = { kind, owner, value: randomId(64), expiresAt: now + CREDENTIAL_SECONDS };
    this.commit({ type: 'credential', credential });
    return { value: credential.value, expiresIn: CREDENTIAL_SECONDS };
  }

  close(): void {
    this.changes.emit('close');
    this.journal?.close();
  }

  private apply(fact: Fact): void {
    this.state.apply(fact);
    if (fact.type === 'clock') this.clock.offsetSeconds = fact.offsetSeconds;
    if (fact.type === 'wallClock') this.clock.wallOffsetSeconds = fact.offsetSeconds;
    if (fact.type === 'world') this.clock.wallOffsetSeconds = 0;
  }
}

function survives(credential: Credential, before: State, world: World): boolean {
  const old = before.directory.world;
  if (credential.kind === 'weChatToken') {
    const [known, next] = [old, world].map(({ miniprograms, officialAccounts = [] }) => {
      return [...miniprograms, ...officialAccounts].find(({ appid }) => appid === credential.owner);
    });
    return known !== undefined && known.secret === next?.secret;
  }
  if (old.corp.corpid !== world.corp.corpid) return false;
  if (credential.kind === 'corpTicket') return true;
  return world.apps.some(
    (next) => String(next.agentid) === credential.owner && before.directory.appsByAgentId.get(next.agentid)?.secret === next.secret,
  );
}
