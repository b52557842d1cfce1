import { prepare } from '@yinqiao/server/app';
import { demoKeys } from '../../server/src/platform/env/demoKeys';
import { readEnv } from '../../server/src/platform/env/env';
import { callWecom } from '../../server/src/wecom/call';
import type { CallOrder, Outcomes } from './vendors';

/** A process of the product that does nothing but call WeCom as it is told. */
async function main(): Promise<void> {
  const env = readEnv([], process.env, demoKeys);
  await prepare(env, process.env['TEST_MONGODB_URI'] ?? '', process.env['TEST_DATABASE']);
  process.on('message', (order: CallOrder) => void carryOut(order).then((outcomes) => process.send?.(outcomes)));
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
}

async function carryOut({ api, times, seconds, atOnce, ...manner }: CallOrder): Promise<Outcomes> {
  const outcomes: Outcomes = {};
  const end = Date.now() + (seconds ?? 3_600) * 1000;
  let left = times ?? Infinity;
  const lane = async () => {
    while (left > 0 && Date.now() < end) {
      left -= 1;
      const outcome = await callWecom({ method: 'GET', api, ...manner }).then(
        () => 'ok',
        (error: Error) => error.name,
      );
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      // Whoever calls for a time insists, as fast as a worker would at most.
      if (seconds !== undefined && outcome !== 'ok') await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return outcomes;
}

void main();
