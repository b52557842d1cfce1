import { holdingLease } from '../platform/db/lease';
import { currentEnv } from '../platform/env/currentEnv';
import { seedDemoBank, type SeedOptions } from '../../seed';
import { DEMO_MARK_ID, DemoMarkModel, SEEDING_MARK_ID } from './demo.models';

interface Seeding extends Pick<SeedOptions, 'seed' | 'customers' | 'onProgress'> {
  /** Also when a whole bank stands there. */
  again: boolean;
  /** Called when it is certain that this process seeds. */
  onBegin?: () => void;
}

/** Seeds the demo bank, one process at a time: of two that start on an empty database the second finds it whole. */
export function seedBank({ again, onBegin, ...options }: Seeding): Promise<void> {
  return holdingLease('demoBank', async () => {
    if (!again && (await isWhole())) return;
    onBegin?.();
    const { publicBaseUrl, dataDir, wecom, wechat, wecomApiBase } = currentEnv();
    await seedDemoBank({ ...options, simulatorUrl: wecomApiBase, publicBaseUrl, dataDir, wecom, wechat });
  });
}

const isWhole = async (): Promise<boolean> =>
  (await DemoMarkModel.exists({ _id: DEMO_MARK_ID })) !== null && (await DemoMarkModel.exists({ _id: SEEDING_MARK_ID })) === null;
