import { policyInForce } from '../src/modules/leads/policy/policyInForce';
import { enquiredAt } from '../src/modules/leads/verdicts/gather/enquiredAt';
import { gatherFacts } from '../src/modules/leads/verdicts/gather/gatherFacts';
import { judge } from '../src/modules/leads/verdicts/judge/judge';
import { type Verdict, VerdictModel } from '../src/modules/leads/verdicts/verdict.model';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shanghaiInstant } from '@yinqiao/shared/domain';
import { startEmbeddedMongo } from '@yinqiao/embedded-mongo';
import { prepare } from '../src/app';
import { DEMO_MARK_ID, DemoMarkModel } from '../src/demo/demo.models';
import { claimsSince, stockLeft } from '../src/modules/benefits';
import { grantConsent } from '../src/modules/consents';
import { PersonModel } from '../src/modules/customers/person.model';
import { resultsStripOf } from '../src/modules/delegations';
import { processToday } from '../src/modules/leads';
import { assignPool } from '../src/modules/leads/commands/assignPool';
import { captureLead } from '../src/modules/leads/commands/captureLead';
import { replayDecision } from '../src/modules/leads/replay/replayDecision';
import { type Decision, DecisionModel } from '../src/modules/leads/decision.model';
import { type Lead, LeadModel } from '../src/modules/leads/lead.model';
import { traceInWords } from '../src/modules/leads/lead.reads';
import { OrgUnitModel } from '../src/modules/orgs/orgUnit.model';
import { businessNow, stopClock } from '../src/platform/clock/clock';
import { loadPersonKeys, openField } from '../src/platform/crypto/personalData';
import { disconnectDatabase } from '../src/platform/db/connect';
import { mongoose } from '../src/platform/db/mongoose';
import { transact } from '../src/platform/db/transact';
import { demoKeys } from '../src/platform/env/demoKeys';
import { type Env, readEnv } from '../src/platform/env/env';
import { sampleCustomers } from './bank/customers';
import { type SeedOptions, seedDemoBank } from './index';

const SEED = 20261122;
const CUSTOMERS = 2_000;
const dataDir = mkdtempSync(join(tmpdir(), 'seed-'));
let database: Awaited<ReturnType<typeof startEmbeddedMongo>>;
let simulator: ChildProcess;
let options: SeedOptions;

jest.setTimeout(60_000);

beforeAll(async () => {
  database = await startEmbeddedMongo({ dataDir: join(dataDir, 'db') });
  const simulatorUrl = await startSimulator();
  const settings: Env = readEnv(['--demo', '--data-dir', dataDir], { WECOM_API_BASE: simulatorUrl }, demoKeys);
  const { publicBaseUrl, wecom, wechat } = settings;
  options = { seed: SEED, customers: CUSTOMERS, simulatorUrl, publicBaseUrl, dataDir, wecom, wechat };
  await prepare(settings, database.uri, 'seed');
});

afterAll(async () => {
  stopClock();
  await disconnectDatabase();
  await database.close();
  simulator.kill();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The simulator as its own process, as in life. @returns its address */
function startSimulator(): Promise<string> {
  const main = join(__dirname, '../simulator/src/main.ts');
  simulator = spawn(process.execPath, [require.resolve('tsx/cli'), main, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    simulator.once('exit', () => reject(new Error('the simulator ended')));
    simulator.stdout?.on('data', (chunk: Buffer) => {
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(chunk.toString()) ?? [];
      if (address) resolve(address);
    });
  });
}

const countDocuments = (model: { countDocuments: (filter: object) => PromiseLike<number> }) => model.countDocuments({});

it('refuses fewer customers than the sample', async () => {
  await expect(seedDemoBank({ ...options, customers: 100 })).rejects.toThrow('at least 2000');
});

it('empties no database that holds a bank and carries no mark', async () => {
  const unit = { _id: 'hq', name: '总行', level: 'head_office' as const, unitPath: 'hq/', county: false, order: 0 };
  await OrgUnitModel.create([unit]);
  await expect(seedDemoBank(options)).rejects.toThrow('carries no demo mark');
  expect(await countDocuments(OrgUnitModel)).toBe(1);
  await OrgUnitModel.deleteMany({});
});

describe('the seeded demo bank', () => {
  beforeAll(() => seedDemoBank(options));

  it('is marked and stands at Sunday 2026-11-22, 14:32', async () => {
    expect(await DemoMarkModel.find().lean()).toEqual([
      {
        _id: DEMO_MARK_ID,
        seed: SEED,
        customers: CUSTOMERS,
        startsAt: shanghaiInstant('2026-11-22', '14:32'),
        seededAt: expect.any(Date) as Date,
      },
    ]);
    expect(businessNow().getTime() - shanghaiInstant('2026-11-22', '14:32').getTime()).toBeLessThan(60_000);
  });

  it('shows in the product’s own figures 412 claims, 132 leads, 118 accepted, 103 contacted, 213 rate coupons left', async () => {
    const figures = await processToday('hq/');
    const sum = (key: 'captured' | 'accepted' | 'firstContacted', path = 'hq/') =>
      figures.filter(({ unitPath }) => unitPath.startsWith(path)).reduce((total, row) => total + row[key], 0);
    expect([sum('captured'), sum('accepted'), sum('firstContacted')]).toEqual([132, 118, 103]);
    const branches = ['hq/bra_yunjiang/', 'hq/bra_chengzhou/', 'hq/bra_qinghe/'];
    expect(branches.map((path) => sum('firstContacted', path))).toEqual([57, 32, 14]);
    expect(await claimsSince(shanghaiInstant('2026-11-22'))).toHaveLength(412);
    expect(await stockLeft(['bnf_B11'])).toEqual(new Map([['bnf_B11', 213]]));
  });

  it('shows results as of yesterday: K1 271 of 500, K5 231 of 400', async () => {
    const strip = await resultsStripOf({ _id: 'hq', unitPath: 'hq/' });
    expect(strip.asOf).toBe('2026-11-21');
    const done = Object.fromEntries(strip.items.map(({ delegationId, done, target }) => [delegationId, [done, target]]));
    expect(done).toEqual({ dlg_K1: [271, 500], dlg_K5: [231, 400] });
  });

  it('keeps names and numbers sealed, and opens them under the person’s key', async () => {
    const [hero] = sampleCustomers(SEED);
    const stored = await PersonModel.findById(hero?.personId).lean();
    if (!hero || !stored) throw new Error('the hero is missing');
    expect(stored).toMatchObject({ maskedName: '王**', maskedPhone: '107****2071', salutation: '王先生', ownerStaffId: null });
    expect(JSON.stringify(await PersonModel.find().lean())).not.toMatch(/王浩然|10712342071/);
    await loadPersonKeys([stored._id]);
    const address = { personId: stored._id, collection: 'persons', documentId: stored._id, field: 'sealedName' };
    expect(openField(address, stored.sealedName)).toBe('王浩然');
  });

  it('can tell every assignment in words', async () => {
    for (const { trace } of await DecisionModel.find().limit(20).lean()) {
      const { why, candidates } = await traceInWords(trace, 'manager');
      expect(why.length).toBeGreaterThan(0);
      expect(candidates.some(({ verdict }) => verdict === 'chosen')).toBe(true);
      expect(JSON.stringify([why, candidates])).not.toContain('undefined');
    }
  });

  it('has three verdicts, and judging each again on the bank’s ledgers says the same', async () => {
    const verdicts = await VerdictModel.find().sort({ number: 1 }).lean<Verdict[]>();
    expect(verdicts.map(({ number, kind }) => [number, kind])).toEqual([
      [147, 'book_and_code'],
      [148, 'two_friends'],
      [149, 'taken_away'],
    ]);
    for (const { leadId, kind, partyIds, raisedBy, raisedAt, issues } of verdicts) {
      const lead = (await LeadModel.findById(leadId).lean<Lead>())!;
      const { rules } = await policyInForce(lead.unitPath, enquiredAt(lead));
      const facts = await gatherFacts(lead, { kind, raised: { staffId: raisedBy, at: raisedAt }, claimants: partyIds }, rules);
      expect(facts).toEqual(issues[0]!.facts);
      expect(judge(facts, rules)).toEqual(issues[0]!.judgement);
    }
  });

  it('makes decisions that come out the same when they are made again', async () => {
    const decisions = await DecisionModel.find().lean<Decision[]>();
    const results = new Map<string, number>();
    for (const decision of decisions) {
      const { result } = await replayDecision(decision);
      results.set(result, (results.get(result) ?? 0) + 1);
    }
    expect(results.get('differs')).toBeUndefined();
    expect((results.get('matches') ?? 0) / decisions.length).toBeGreaterThan(0.9);
  });

  it('has told the simulator of the corp: all members, and every friendship', async () => {
    const reply = await fetch(`${options.simulatorUrl}/_sim/world/summary`);
    const follows = sampleCustomers(SEED).reduce((sum, customer) => sum + customer.follows.length, 0);
    expect(await reply.json()).toMatchObject({ corpid: options.wecom.corpId, members: 108, follows });
  });

  it('gives the hero’s lead to 周可欣 by fair share', async () => {
    const [hero] = sampleCustomers(SEED);
    if (!hero) throw new Error('the hero is missing');
    const source = 'Coupon/cpn_story';
    const captured = await transact(async () => {
      await grantConsent({ personId: hero.personId, productLine: 'renovation_loan', textVersion: 'V5', source });
      const enquiry = { source, personId: hero.personId, productLine: 'renovation_loan', campaignId: 'cmp_renovation-season' } as const;
      return captureLead({ ...enquiry, kind: 'benefit', areaId: 'area_binjiang-road', at: businessNow(), facts: {} });
    });
    await transact(() => assignPool('out_binjiang-road'));
    expect(captured.kind).toBe('new');
    const lead = await LeadModel.findOne({ 'touches.source': source }).lean();
    expect(lead).toMatchObject({ state: 'assigned', staffId: 'stf_10472' });
  });

  it('is the same bank after another seed, and what was played is gone', async () => {
    const leadsBefore = await LeadModel.find({ 'touches.source': { $ne: 'Coupon/cpn_story' } })
      .sort({ _id: 1 })
      .lean();
    await seedDemoBank(options);
    expect(await LeadModel.find().sort({ _id: 1 }).lean()).toEqual(leadsBefore);
    expect(await mongoose.connection.collection('workItems').countDocuments()).toBe(0);
  });
});
