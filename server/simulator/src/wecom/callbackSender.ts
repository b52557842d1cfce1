import { randomInt } from 'node:crypto';
import { realSeconds } from '../core/clock';
import type { CallbackRecord, Fact } from '../core/facts';
import type { CallbackPlan } from '../faults/callbackFaults';
import type { Simulator } from '../core/simulator';
import type { CallbackConfig } from '../world/types';
import { callbackTarget, type CallbackTarget } from './callbackTarget';
import { encryptMessage, messageSignature } from './crypto';

const ANSWER_MS = 5000;

/**
 * Delivers events to the apps' callback addresses as they are committed: one attempt and up to three more, 200 ends it.
 * What stays undelivered is kept in the journal, to be sent again by hand; the platform would simply have lost it.
 */
export class CallbackSender {
  private readonly waiting = new Set<NodeJS.Timeout>();
  private readonly sending = new Set<AbortController>();
  private closed = false;

  constructor(private readonly simulator: Simulator) {
    simulator.changes.on('fact', (fact: Fact) => {
      if (fact.type === 'callback') this.begin(fact.callback.id);
    });
    simulator.changes.on('resend', (id: string) => this.deliver(id, 0));
    simulator.changes.once('close', () => this.close());
  }

  /** A new event, with what the faults have planned for it. */
  private begin(id: string): void {
    const { delaysMs, damage } = this.simulator.callbackFaults.plan();
    for (const delay of delaysMs) this.later(delay, () => this.deliver(id, 0, damage));
  }

  private deliver(id: string, attempt: number, damage?: CallbackPlan['damage']): void {
    void this.attempt(id, damage).then((outcome) => {
      const wait = this.simulator.settings.callbackBackoffMs[attempt];
      if (outcome === 200 || outcome === undefined || wait === undefined || this.closed) return;
      this.later(wait, () => this.deliver(id, attempt + 1, damage));
    });
  }

  private later(milliseconds: number, act: () => void): void {
    if (milliseconds === 0) return act();
    const timer = setTimeout(() => {
      this.waiting.delete(timer);
      act();
    }, milliseconds);
    this.waiting.add(timer);
  }

  /** One delivery; its outcome is recorded. Undefined when there is nothing (any more) to deliver to. */
  private async attempt(id: string, damage: CallbackPlan['damage']): Promise<number | string | undefined> {
    const callback = this.simulator.state.callbacks.get(id);
    const target = callback && callbackTarget(this.simulator, callback);
    if (!callback || !target) return undefined;
    const outcome = await this.post(callback, target, damage);
    const isKnown = !this.closed && this.simulator.state.callbacks.has(id);
    if (isKnown) this.simulator.commit({ type: 'callbackAttempt', id, attempt: { outcome, at: realSeconds() } });
    return isKnown ? outcome : undefined;
  }

  private async post(callback: CallbackRecord, target: CallbackTarget, damage: CallbackPlan['damage']): Promise<number | string> {
    const abort = new AbortController();
    this.sending.add(abort);
    const timer = setTimeout(() => abort.abort(), ANSWER_MS);
    try {
      const plaintext = damage === 'xml' ? callback.plaintext.slice(0, -10) : callback.plaintext;
      const receiveId = damage === 'receiver' ? 'wwanothercorp00001' : target.receiveId;
      const { url, body } = sealedRequest(plaintext, { ...target, receiveId, config: damaged(target.config, damage) });
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'text/xml' },
        signal: abort.signal,
        redirect: 'manual',
      });
      const answer = await response.text();
      if (callback.appid !== undefined) this.simulator.changes.emit('officialAnswer', callback, answer);
      return response.status;
    } catch (error) {
      return abort.signal.aborted ? 'no answer within 5 s' : reason(error);
    } finally {
      clearTimeout(timer);
      this.sending.delete(abort);
    }
  }

  private close(): void {
    this.closed = true;
    this.waiting.forEach((timer) => clearTimeout(timer));
    this.sending.forEach((abort) => abort.abort());
  }
}

/** The keys as they are, or a signing token that is not the app's. */
function damaged(config: CallbackConfig, damage: CallbackPlan['damage']): CallbackConfig {
  return damage === 'signature' ? { ...config, token: `not ${config.token}` } : config;
}

/** The signed address and encrypted body of one delivery. Its timestamp is real time, which receivers check. */
function sealedRequest(plaintext: string, { config, receiveId, envelope, query }: CallbackTarget): { url: string; body: string } {
  const encrypted = encryptMessage(config.encodingAesKey, plaintext, receiveId);
  const timestamp = String(realSeconds());
  const nonce = String(randomInt(1_000_000_000, 4_000_000_000));
  const url = new URL(config.url);
  for (const [name, value] of Object.entries(query(config, timestamp, nonce))) url.searchParams.set(name, value);
  url.searchParams.set('msg_signature', messageSignature(config.token, timestamp, nonce, encrypted));
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('nonce', nonce);
  return { url: url.href, body: envelope(encrypted) };
}

function reason(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  return cause?.code ?? String(error);
}
