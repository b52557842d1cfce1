import { createServer, type AddressInfo, type Server } from 'node:net';
import { Connection } from '../wire/connection';
import { Dispatcher } from './dispatch';
import type { Engine } from './engine';

const LOOPBACK = '127.0.0.1';

/** Listens on the loopback address only: there is no authentication. */
export class TcpServer {
  private readonly server: Server;
  private readonly connections = new Set<Connection>();
  private lastConnection = 0;
  /** The port it listens on, once it does. */
  port = 0;

  constructor(engine: Engine) {
    const dispatcher = new Dispatcher(engine, () => this.address);
    this.server = createServer((socket) => {
      const address = `${socket.remoteAddress}:${socket.remotePort}`;
      const connection = new Connection(++this.lastConnection, socket, (body, { id }) => dispatcher.answer(body, { id, address }));
      this.connections.add(connection);
      socket.on('close', () => this.connections.delete(connection));
    });
  }

  get address(): string {
    return `${LOOPBACK}:${this.port}`;
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, LOOPBACK, resolve);
    });
    this.port = (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const connection of this.connections) connection.close();
    await closed;
  }
}
