import { signedIn } from '../support/people';
import { withDemoServer } from './demoServer';
import { type Figure, figure, quantile } from './figure';

const WARM_UP = 100;
const SAMPLES = 1_000;
const LIMIT_MS = 60;

/** `desk.customer` for a VIP of the RM's own book, one request after the other over HTTP; the limit is that of the design (p99 at the server). */
export function sidebarProfile(): Promise<Figure[]> {
  return withDemoServer(async (server) => {
    const manager = await signedIn(server.url, 'zhoukexin', 'sidebar');
    const world = await manager.call('demo.world', {});
    const externalUserId = world.customers.find((one) => one.personaId === 'chen-jianjun')?.externalUserId ?? '';
    const samples: number[] = [];
    for (let n = 0; n < WARM_UP + SAMPLES; n += 1) {
      const began = performance.now();
      await manager.call('desk.customer', { params: { externalUserId } });
      if (n >= WARM_UP) samples.push(performance.now() - began);
    }
    const at = (name: string, share: number) =>
      figure(
        `sidebar profile ${name}`,
        { value: quantile(samples, share), unit: 'ms', rival: 'limit for p99', rivalValue: LIMIT_MS },
        { ratio: 1, higherIsBetter: false },
      );
    return [at('p50', 0.5), at('p99', 0.99)];
  });
}
