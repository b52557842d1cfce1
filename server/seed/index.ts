import { leaseNow, setBusinessNow } from '../src/platform/clock/clock';
import { moveReferenceStamp } from '../src/platform/db/reference';
import { DEMO_START } from './bank/calendar';
import { SAMPLE_SIZE } from './bank/profiles';
import { demoState } from './bank/story';
import { emptyDatabase, markSeeded } from './writers/emptyDatabase';
import { addPeople, loadWorld, setWallClock, type SimulatorSettings } from './writers/simulatorWorld';
import { writeBookClaims } from './writers/writeBookClaims';
import { writeCatalogue } from './writers/writeCatalogue';
import { writeCoupons } from './writers/writeCoupons';
import { writeCustomers } from './writers/writeCustomers';
import { writeDelegations } from './writers/writeDelegations';
import { writeEntryCodes } from './writers/writeEntryCodes';
import { writeFeeds } from './writers/writeFeeds';
import { writeImports } from './writers/writeImports';
import { writeJourneys } from './writers/writeJourneys';
import { writeLeads } from './writers/writeLeads';
import { writeMerges } from './writers/writeMerges';
import { writeOpenPool } from './writers/writeOpenPool';
import { writeOrgs } from './writers/writeOrgs';
import { writePartners } from './writers/writePartners';
import { writePersonas } from './writers/writePersonas';
import { writePolicies } from './writers/writePolicies';
import { writeRemoteSeats } from './writers/writeRemoteSeats';
import { writeVerdicts } from './writers/writeVerdicts';

export interface SeedOptions extends SimulatorSettings {
  /** The same number makes the same bank. */
  seed: number;
  /** At least the sample of 2,000. */
  customers: number;
  /** Where the results files go. */
  dataDir: string;
  /** Called after every thousand customers. */
  onProgress?: (done: number, of: number) => void;
}

/**
 * Fills the connected database, the simulator's world and the feeds folder with the demo bank as it stands on its day at 14:32,
 * and puts the business clock and the simulator's wall clock there. What was in the database before is gone; a database without the demo mark that holds data
 * is refused. The mark is written last: a seed that was cut short leaves an unmarked database that can be seeded again.
 * @throws Error for fewer customers than the sample, a foreign database, or a simulator that does not answer
 */
export async function seedDemoBank(options: SeedOptions): Promise<void> {
  const { seed, customers, dataDir, onProgress } = options;
  if (customers < SAMPLE_SIZE) throw new Error(`the demo bank has at least ${SAMPLE_SIZE} customers`);
  const mark = { seed, customers, startsAt: DEMO_START, seededAt: leaseNow() };
  await emptyDatabase(mark);
  const state = demoState(seed);
  await loadWorld(options);
  await writeOrgs();
  await writePolicies();
  await writeCatalogue();
  await writeCustomers({
    seed,
    count: customers,
    leads: state.leads,
    onBatch: async (batch, done) => {
      await addPeople(options, batch);
      onProgress?.(done, customers);
    },
  });
  await writeCoupons(seed, state.claims);
  await writeLeads(state);
  await writeOpenPool(seed, state);
  await writeRemoteSeats(seed, state);
  await writeImports();
  await writeVerdicts(state);
  await writeMerges(state);
  await writePartners();
  await writeEntryCodes(state);
  await writeJourneys();
  await writeBookClaims(state);
  await writeDelegations(state.leads);
  await writeFeeds(seed, dataDir);
  await writePersonas(state.customers);
  await moveReferenceStamp();
  await setBusinessNow(DEMO_START);
  await setWallClock(options, DEMO_START);
  await markSeeded(mark);
}
