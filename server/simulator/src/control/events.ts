import type Router from '@koa/router';
import type { Fact } from '../core/facts';
import type { Simulator } from '../core/simulator';

const HEARTBEAT_MS = 15_000;

/** GET /_sim/events: server-sent events that say what changed, so that pages ask again; they carry ids, no content. */
export function mountEvents(router: Router, simulator: Simulator): void {
  router.get('/_sim/events', (context) => {
    // Written past Koa: a page that goes away in mid-stream is the normal end here, not a fault to report.
    context.respond = false;
    const { res: stream } = context;
    stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    stream.write(': connected\n\n');
    const tell = (fact: Fact): void => void stream.write(`data: ${JSON.stringify(outline(fact))}\n\n`);
    const heartbeat = setInterval(() => stream.write(': still here\n\n'), HEARTBEAT_MS);
    simulator.changes.on('fact', tell);
    stream.once('close', () => {
      clearInterval(heartbeat);
      simulator.changes.off('fact', tell);
    });
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
