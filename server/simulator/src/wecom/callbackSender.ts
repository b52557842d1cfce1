import { randomInt } from 'node:crypto';
import { realSeconds } from '../core/clock';
import type { CallbackRecord, Fact } from '../core/facts';
import type { Simulator } from '../core/simulator';
import type { App, CallbackConfig } from '../world/types';
import { encryptMessage, messageSignature } from './crypto';
import { envelopeXml } from './eventXml';

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
      if (fact.type === 'callback') this.deliver(fact.callback.id, 0);
    });
    simulator.changes.on('resend', (id: string) => this.deliver(id, 0));
    simulator.changes.once('close', () => this.close());
  }

  private deliver(id: string, attempt: number): void {
    void this.attempt(id).then((outcome) => {
      const wait = this.simulator.settings.callbackBackoffMs[attempt];
      if (outcome === 200 || outcome === undefined || wait === undefined || this.closed) return;
      const timer = setTimeout(() => {
        this.waiting.delete(timer);
        this.deliver(id, attempt + 1);
      }, wait);
      this.waiting.add(timer);
    });
  }

  /** One delivery; its outcome is recorded. Undefined when there is nothing (any more) to deliver to. */
  private async attempt(id: string): Promise<number | string | undefined> {
    const callback = this.simulator.state.callbacks.get(id);
    const app = callback && this.simulator.state.directory.appsByAgentId.get(callback.agentid);
    if (!callback || !app?.callback) return undefined;
    const outcome = await this.post(callback, app, app.callback);
    const isKnown = !this.closed && this.simulator.state.callbacks.has(id);
    if (isKnown) this.simulator.commit({ type: 'callbackAttempt', id, attempt: { outcome, at: realSeconds() } });
    return isKnown ? outcome : undefined;
  }

  private async post(callback: CallbackRecord, app: App, config: CallbackConfig): Promise<number | string> {
    const abort = new AbortController();
    this.sending.add(abort);
    const timer = setTimeout(() => abort.abort(), ANSWER_MS);
    try {
      const { url, body } = sealedRequest(callback, app, config, this.simulator.state.directory.world.corp.corpid);
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'text/xml' },
        signal: abort.signal,
        redirect: 'manual',
      });
      await response.arrayBuffer();
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

/** The signed address and encrypted body of one delivery. Its timestamp is real time, which receivers check. */
function sealedRequest(callback: CallbackRecord, app: App, config: CallbackConfig, corpid: string): { url: string; body: string } {
  const encrypted = encryptMessage(config.encodingAesKey, callback.plaintext, corpid);
  const timestamp = String(realSeconds());
  const nonce = String(randomInt(1_000_000_000, 4_000_000_000));
  const url = new URL(config.url);
  url.searchParams.set('msg_signature', messageSignature(config.token, timestamp, nonce, encrypted));
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('nonce', nonce);
  return { url: url.href, body: envelopeXml(corpid, app.agentid, encrypted) };
}

function reason(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  return cause?.code ?? String(error);
}
