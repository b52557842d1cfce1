import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A network that delivers requests and may lose the answer. */
export interface LossyProxy {
  url: string;
  /** The next answer to a request whose path matches never arrives; the request itself does. */
  loseNextAnswerTo(path: RegExp): void;
  close(): void;
}

/** Stands between a client and the server at `target`. */
export async function startLossyProxy(target: string): Promise<LossyProxy> {
  let losing: RegExp | null = null;

  function pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const lose = losing?.test(incoming.url ?? '') ?? false;
    if (lose) losing = null;
    const { method, headers } = incoming;
    const onward = request(target + incoming.url, { method, headers }, (answer) => {
      if (lose) {
        answer.resume().on('end', () => outgoing.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }

  const server = createServer(pass);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    loseNextAnswerTo: (path) => (losing = path),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
