import { guest } from '../support/people';
import { startTwoServers, type TwoServers } from '../support/twoServers';

/** Two server processes share one business clock: whoever moves it and however fast, it only goes forward. */
let servers: TwoServers;
beforeAll(async () => (servers = await startTwoServers()), 240_000);
afterAll(() => servers?.stop());

const ROUNDS = 5;
const QUARTER_MS = 15 * 60_000;

async function move(server: 'first' | 'second', to: 'plus_15_minutes' | 'next_morning_9'): Promise<number> {
  const { businessNow } = await guest(servers[server].url, 'playground').call('demo.moveClock', { body: { to } });
  return new Date(businessNow).getTime();
}
const offset = async () => Number((await servers.collection('businessClock').findOne({ _id: 'business' }))?.['offsetMs']);

test('a quarter of an hour asked for at one server begins where the other one has just put the clock', async () => {
  const morning = await move('first', 'next_morning_9');
  expect(await move('second', 'plus_15_minutes')).toBeGreaterThanOrEqual(morning + QUARTER_MS);
}, 60_000);

test('of two moves at once none takes the clock back', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await offset();
    const moves = [move('first', 'next_morning_9'), move('second', 'plus_15_minutes')];
    const results = await Promise.allSettled(moves);
    const reached = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    for (const one of results) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'DEMO_CLOCK_BACKWARDS' });
    expect(await offset()).toBeGreaterThan(before);
    expect(Date.now() + (await offset())).toBeGreaterThanOrEqual(Math.max(...reached));
  }
}, 60_000);
