import { createHash } from 'node:crypto';
import type { ApiClient } from '@yinqiao/shared/client';
import type { Api, Data } from '@yinqiao/shared/contracts';
import type { SimulationState } from '@yinqiao/shared/domain';
import { mongoose } from '../../server/src/platform/db/mongoose';
import { until } from '../support/until';

export type Asked = Api['leads.simulate']['body'];
export type Shown = Data<'leads.simulation'>;

export const synthetic = (leadsPerDay: number, days = 7, seed = '1'): Asked['load'] => ({
  kind: 'synthetic',
  days,
  leadsPerDay,
  mix: { renovation_loan: 2, pension: 1, general: 1 },
  seed,
});

let keys = 0;
export const simulationKey = (): string => `simulation-${process.pid}-${String((keys += 1)).padStart(6, '0')}`;

export const simulate = (person: ApiClient, body: Asked, idempotencyKey = simulationKey()): Promise<Shown> =>
  person.call('leads.simulate', { body, idempotencyKey });

export const inSimulationState = (person: ApiClient, simulationId: string, state: SimulationState): Promise<Shown> =>
  until(
    `the simulation is ${state}`,
    async () => {
      const shown = await person.call('leads.simulation', { params: { simulationId } });
      return shown.state === state ? shown : null;
    },
    120_000,
  );

/** Figures of a simulation, once there. */
export async function simulated(person: ApiClient, body: Asked): Promise<NonNullable<Shown['result']>> {
  const { simulationId } = await simulate(person, body);
  return (await inSimulationState(person, simulationId, 'done')).result!;
}

/** What leads are, who has them and how they came by them, as one digest a collection. */
const LIVE = [
  ...['leads', 'poolLedgers', 'poolDays', 'rmLoads', 'decisions', 'decisionBases', 'rosterVersions', 'policyVersions', 'persons', 'staff'],
  ...['tasks', 'deliveries', 'grabDays', 'leadTransfers', 'verdicts', 'approvals'],
];

export async function digestsOfLive(): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const name of LIVE) {
    const hash = createHash('sha256');
    const documents = mongoose.connection.collection(name).find().sort({ _id: 1 });
    for await (const document of documents) hash.update(JSON.stringify(document));
    digests[name] = hash.digest('hex');
  }
  return digests;
}
