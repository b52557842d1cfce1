import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decryptMessage, messageSignature } from '../wecom/crypto';
import { CALLBACK_KEYS, CORPID } from './testWorld';

interface ReceivedEvent {
  at: number;
  isSigned: boolean;
  isForCorp: boolean;
  /** Seconds between the signed timestamp and the machine's clock. */
  age: number;
  xml: string;
}

export interface CallbackReceiver {
  url: string;
  events: ReceivedEvent[];
  /** Statuses of the next answers; 200 when used up. `hang` never answers. */
  script: (number | 'hang')[];
  /** Waits until so many events have come. */
  reached(count: number): Promise<ReceivedEvent[]>;
  close(): void;
}

/** An app's callback address that checks and opens what it is sent, as any receiver would. */
export async function startCallbackReceiver(): Promise<CallbackReceiver> {
  const events: ReceivedEvent[] = [];
  const script: (number | 'hang')[] = [];
  const server = createServer((request, response) => {
    void open(request).then((event) => {
      events.push(event);
      const answer = script.shift() ?? 200;
      if (answer !== 'hang') response.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback?app=1`;
  const reached = async (count: number): Promise<ReceivedEvent[]> => {
    while (events.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    return events;
  };
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url, events, script, reached, close };
}

async function open(request: IncomingMessage): Promise<ReceivedEvent> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const envelope = Buffer.concat(chunks).toString();
  const query = new URL(request.url ?? '', 'http://x').searchParams;
  const [timestamp = '', nonce = ''] = [query.get('timestamp') ?? '', query.get('nonce') ?? ''];
  const encrypted = field(envelope, 'Encrypt');
  const { message, receiveId } = decryptMessage(CALLBACK_KEYS.encodingAesKey, encrypted);
  return {
    at: Date.now(),
    isSigned: messageSignature(CALLBACK_KEYS.token, timestamp, nonce, encrypted) === query.get('msg_signature'),
    isForCorp: receiveId === CORPID && field(envelope, 'ToUserName') === CORPID,
    age: Math.abs(Date.now() / 1000 - Number(timestamp)),
    xml: message,
  };
}

/** The content of one element, with or without CDATA. */
export function field(xml: string, name: string): string {
  return new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${name}>`).exec(xml)?.[1] ?? '';
}
