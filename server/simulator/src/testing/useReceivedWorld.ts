import type { RunningSimulator } from '../startSimulator';
import { startCallbackReceiver, type CallbackReceiver } from './callbackReceiver';
import { CALLBACK_KEYS, testWorld } from './testWorld';
import { startWithClient, type VendorClient } from './vendorClient';

interface ReceivedWorld {
  receiver: CallbackReceiver;
  simulator: RunningSimulator;
  client: VendorClient;
  /** The access token of the app. */
  token: string;
}

/** For each test of a suite: a simulator with the test world, whose app is told what happens, and a client with its token. */
export function useReceivedWorld(): ReceivedWorld {
  const here = {} as ReceivedWorld;
  beforeEach(async () => {
    const receiver = await startCallbackReceiver();
    const started = await startWithClient({ world: testWorld({ callback: { url: receiver.url, ...CALLBACK_KEYS } }) });
    Object.assign(here, { receiver, ...started, token: await started.client.token() });
  });
  afterEach(async () => {
    await here.simulator.close();
    here.receiver.close();
  });
  return here;
}
