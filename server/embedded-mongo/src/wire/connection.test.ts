import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { decode } from '../bson/decode';
import { encode } from '../bson/encode';
import { doc } from '../bson/value';
import { Connection } from './connection';

/** One command as a driver would send it. */
function message(id: number): Buffer {
  const body = encode(doc({ ping: 1 }));
  const header = Buffer.alloc(21);
  header.writeInt32LE(21 + body.length, 0);
  header.writeInt32LE(id, 4);
  header.writeInt32LE(2013, 12);
  return Buffer.concat([header, body]);
}

test('a reply that cannot be written is told as a fault, and the next command is answered', async () => {
  const replies = [doc({ strange: (() => 1) as never }), doc({ ok: 1 })];
  const server = createServer((socket) => void new Connection(1, socket, () => Promise.resolve(replies.shift()!)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const ask = async (id: number) => {
    client.write(message(id));
    const [answer] = (await once(client, 'data')) as [Buffer];
    return decode(answer.subarray(21));
  };
  expect(await ask(1)).toMatchObject({ code: 1, codeName: 'InternalError' });
  expect(await ask(2)).toMatchObject({ ok: 1 });
  client.destroy();
  server.close();
});
