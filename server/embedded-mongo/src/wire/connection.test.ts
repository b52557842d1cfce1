import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { decode } from '../bson/decode';
import { encode } from '../bson/encode';
import { doc, type Doc } from '../bson/value';
import { Connection } from './connection';
import { crc32c } from './crc32c';

/** Frames by hand, as no driver sends them, against one connection of the server. */
let answer: (body: Doc) => Doc;
let answered = 0;
const server = createServer((socket) => {
  new Connection(1, socket, (body) => {
    answered++;
    return Promise.resolve(answer(body));
  });
});
let client: Socket;
beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => server.close());
beforeEach(() => {
  answer = () => doc({ ok: 1 });
  answered = 0;
  client = connect((server.address() as AddressInfo).port, '127.0.0.1');
});
afterEach(() => client.destroy());

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
};
const frame = (operation: number, ...parts: Buffer[]): Buffer => {
  const rest = Buffer.concat([int32(7), int32(0), int32(operation), ...parts]);
  return Buffer.concat([int32(rest.length + 4), rest]);
};
const body = (command: Record<string, unknown>): Buffer => Buffer.concat([Buffer.from([0]), encode(doc(command as never))]);
const sequence = (name: string, ...documents: Buffer[]): Buffer => {
  const rest = Buffer.concat([Buffer.from(`${name}\0`), ...documents]);
  return Buffer.concat([Buffer.from([1]), int32(rest.length + 4), rest]);
};
const message = (...sections: Buffer[]): Buffer => frame(2013, int32(0), ...sections);
const query = (namespace: string, command: Record<string, unknown>): Buffer =>
  frame(2004, int32(0), Buffer.from(`${namespace}\0`), int32(0), int32(-1), encode(doc(command as never)));

async function ask(bytes: Buffer): Promise<Doc> {
  client.write(bytes);
  const [reply] = (await once(client, 'data')) as [Buffer];
  const legacy = reply.readInt32LE(12) === 1;
  return decode(reply.subarray(legacy ? 36 : 21));
}

const PING = { ping: 1, $db: 'admin' };
const checked = (broken: boolean): Buffer => {
  const whole = frame(2013, int32(1), body(PING), int32(0));
  whole.writeUInt32LE(crc32c(whole.subarray(0, -4)) ^ (broken ? 1 : 0), whole.length - 4);
  return whole;
};
const cut = body(PING);
cut.writeInt32LE(cut.length + 40, 1);

describe('a message that cannot be read', () => {
  test.each<[string, Buffer, number]>([
    ['no body', message(sequence('documents')), 40587],
    ['two bodies', message(body(PING), body(PING)), 40430],
    ['one sequence twice', message(body(PING), sequence('a'), sequence('a')), 40431],
    ['a sequence that the body has as well', message(body({ ...PING, a: 1 }), sequence('a')), 40433],
    ['a section of no kind', message(Buffer.from([9, 5, 0, 0, 0, 0])), 40432],
    ['a document longer than its message', message(cut), 22],
    ['a checksum of something else', checked(true), 343],
    ['an old query that is no greeting', query('admin.$cmd', { ping: 1 }), 352],
    ['an old query of a collection', query('t.c', { hello: 1 }), 352],
  ])('is refused with its code, and the connection lives: %s', async (_, bytes, code) => {
    expect(await ask(bytes)).toMatchObject({ ok: expect.anything() as unknown, code });
    expect(await ask(message(body(PING)))).toMatchObject({ ok: 1 });
    expect(answered).toBe(1);
  });

  test('the right checksum and the old greeting are taken', async () => {
    expect(await ask(checked(false))).toMatchObject({ ok: 1 });
    expect(await ask(query('admin.$cmd', { isMaster: 1 }))).toMatchObject({ ok: 1 });
  });

  test('the checksum is CRC-32C', () => expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283));
});

test('a reply that cannot be written is told as a fault, and the next command is answered', async () => {
  answer = () => doc({ strange: (() => 1) as never });
  expect(await ask(message(body(PING)))).toMatchObject({ code: 1, codeName: 'InternalError' });
  answer = () => doc({ ok: 1 });
  expect(await ask(message(body(PING)))).toMatchObject({ ok: 1 });
});

test('a client that does not read is not answered further, until it reads', async () => {
  const large = 'x'.repeat(4_000_000);
  answer = () => doc({ large });
  client.pause();
  for (let n = 0; n < 60; n++) client.write(message(body(PING)));
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(answered).toBeLessThan(10);
  let bytes = 0;
  client.on('data', (chunk: Buffer) => (bytes += chunk.length)).resume();
  while (bytes < 60 * large.length) await once(client, 'data');
  expect(answered).toBe(60);
});
