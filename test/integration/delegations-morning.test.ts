import type { ApiClient } from '@yinqiao/shared/client';
import { resultsFiles } from '../../server/seed/bank/resultsFiles';
import { type Bank, startBank } from '../support/bank';
import { guest } from '../support/people';
import { until } from '../support/until';
import { staffClient } from './delegations.support';

jest.setTimeout(120_000);

let bank: Bank;
let headOffice: ApiClient;

beforeAll(async () => {
  bank = await startBank();
  headOffice = await staffClient(bank.url, '林若川');
});
afterAll(() => bank.stop());

const overview = () => headOffice.call('cockpit.overview', { query: {} });
const toNextMorning = () => guest(bank.url, 'playground').call('demo.moveClock', { body: { to: 'next_morning_9' } });

/** What the core's file of a day says of all outlets together. */
function netOf(asOf: string, delegationId: string): number {
  const file = resultsFiles(bank.env.seed.number).find((one) => one.asOf === asOf);
  const rows = (file?.rows ?? []).filter((row) => row.delegationId === delegationId);
  return rows.reduce((sum, { gross, clawedBack }) => sum + gross - clawedBack, 0);
}

it('each morning brings the results of the day before, while the process begins anew', async () => {
  for (const asOf of ['2026-11-22', '2026-11-23']) {
    await toNextMorning();
    // The morning brings all its other work too.
    const arrived = async () => {
      const seen = await overview();
      return seen.results.asOf === asOf && seen;
    };
    const { process, results } = await until(`the results of ${asOf}`, arrived, 50_000);
    expect(results.refused).toBeNull();
    expect(results.items.length).toBe(2);
    for (const item of results.items) expect(item.done).toBe(netOf(asOf, item.delegationId));
    expect(process.claimed).toBe(0);
  }
});
