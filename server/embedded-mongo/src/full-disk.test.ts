import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { MongoClient, MongoServerError } from 'mongodb';
import { builtEntry, removeScratch, scratchDirectory } from './testing/scratch';

/** Stands for a full disk: the system refuses to let a file of the process grow beyond this. */
const FILE_BLOCKS = 4096;
const TEXT = 'x'.repeat(20_000);
const MOST_WRITES = 1_000;
const REFUSALS = 5;

let entry: string;
let database: ChildProcess | undefined;
beforeAll(() => (entry = builtEntry()));
afterEach(() => database?.kill('SIGKILL'));
afterAll(removeScratch);

async function startOnFullDisk(): Promise<string> {
  const program = `trap '' XFSZ; ulimit -f ${FILE_BLOCKS}; exec "$0" "$@"`;
  const args = ['-c', program, process.execPath, entry, '--data', scratchDirectory()];
  database = spawn('sh', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = (await once(database.stdout!, 'data')) as [Buffer];
  return line.toString().trim();
}

test('when the disk is full every write is refused, reads go on, and nothing acknowledged is lost', async () => {
  const client = await new MongoClient(await startOnFullDisk()).connect();
  const texts = client.db('test').collection('texts');
  let acknowledged = 0;
  let refused = 0;
  for (let n = 0; n < MOST_WRITES && refused < REFUSALS; n += 1) {
    try {
      await texts.insertOne({ text: TEXT });
      acknowledged += 1;
    } catch (error) {
      expect(error).toBeInstanceOf(MongoServerError);
      expect((error as Error).message).toContain('the write could not be stored');
      refused += 1;
    }
  }
  expect(refused).toBe(REFUSALS);
  expect(acknowledged).toBeGreaterThan(0);
  expect(await texts.countDocuments()).toBe(acknowledged);
  expect(database?.exitCode).toBeNull();
  await client.close();
}, 60_000);
