import { customersOf, type DemoCustomer } from '../../server/seed/bank/customers';
import { SAMPLE_SIZE } from '../../server/seed/bank/profiles';
import type { Bank } from '../support/bank';

/** One of the demo bank's people with a name of their own. */
export function customer({ env }: Bank, personaKey: string): DemoCustomer {
  for (const one of customersOf(env.seed.number, SAMPLE_SIZE)) if (one.personaKey === personaKey) return one;
  throw new Error(`the demo bank has no ${personaKey}`);
}

/** What wx.login gives on this person's phone. */
export async function jsCode({ env, simulatorUrl }: Bank, { unionid }: DemoCustomer): Promise<string> {
  const reply = await fetch(`${simulatorUrl}/_sim/login-code`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ appid: env.wechat.appId, unionid }),
  });
  return ((await reply.json()) as { js_code: string }).js_code;
}
