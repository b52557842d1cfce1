import type Router from '@koa/router';
import { PassThrough } from 'node:stream';
import type { Fact } from '../core/facts';
import type { Simulator } from '../core/simulator';

const HEARTBEAT_MS = 15_000;

/** GET /_sim/events: server-sent events that say what changed, so that pages ask again; they carry ids, no content. */
export function mountEvents(router: Router, simulator: Simulator): void {
  router.get('/_sim/events', (context) => {
    const stream = new PassThrough();
    const tell = (fact: Fact): void => void stream.write(`data: ${JSON.stringify(outline(fact))}\n\n`);
    const heartbeat = setInterval(() => stream.write(': still here\n\n'), HEARTBEAT_MS);
    const end = (): void => void stream.end();
    simulator.changes.on('fact', tell).once('close', end);
    context.res.once('close', () => {
      clearInterval(heartbeat);
      simulator.changes.off('fact', tell).off('close', end);
    });
    stream.write(': connected\n\n');
    context.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    context.body = stream;
  });
}

function outline(fact: Fact): Record<string, unknown> {
  switch (fact.type) {
    case 'chatMessage':
      return { type: fact.type, userid: fact.message.userid, externalUserId: fact.message.externalUserId };
    case 'relation':
      return { type: fact.type, userid: fact.follow.userid, externalUserId: fact.follow.externalUserId };
    case 'appMessage':
      return { type: fact.type, userids: fact.message.receivers };
    case 'cardClick':
      return { type: fact.type, userids: [fact.userid] };
    case 'cardUpdate':
      return { type: fact.type, userids: fact.userids };
    default:
      return { type: fact.type };
  }
}
