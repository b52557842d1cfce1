import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiClient } from '@yinqiao/shared/client';
import { shanghaiInstant } from '@yinqiao/shared/domain';
import { bookFilesDueAt } from '../../server/src/modules/delegations/crons/readResultsFile';
import { DelegationResultModel } from '../../server/src/modules/delegations/delegationResult.model';
import { RESULTS_HEADER, type ResultRow, totalsOf } from '../../server/src/modules/delegations/results/resultsFile';
import { ResultsFileModel } from '../../server/src/modules/delegations/resultsFile.model';
import { campaignByCode } from '../../server/seed/bank/campaigns';
import { scriptByCode } from '../../server/seed/bank/scripts';
import { unitByCode } from '../../server/seed/bank/units';
import { type Bank, startBank } from '../support/bank';
import { staffClient } from './delegations.support';

jest.setTimeout(120_000);

let bank: Bank;
let headOffice: ApiClient;
let yunjiang: ApiClient;
let delegationId: string;

beforeAll(async () => {
  bank = await startBank({ services: 'web' });
  headOffice = await staffClient(bank.url, '林若川');
  yunjiang = await staffClient(bank.url, '沈亦可');
});
afterAll(() => bank.stop());

const unitId = (code: string) => unitByCode(code).unitId;

/** Each test has a feeds folder and days of its own. */
beforeEach(async () => {
  rmSync(join(bank.env.dataDir, 'feeds'), { recursive: true, force: true });
  mkdirSync(join(bank.env.dataDir, 'feeds'));
  await DelegationResultModel.deleteMany({});
  await ResultsFileModel.deleteMany({});
  ({ delegationId } = await headOffice.call('delegations.create', {
    idempotencyKey: randomUUID(),
    body: {
      title: '装修贷预申请',
      background: '装修季',
      campaignId: campaignByCode('renovation-season').campaignId,
      audience: '白名单',
      metric: 'renovation_applications',
      target: 400,
      scriptId: scriptByCode('S08').scriptId,
      endsOn: '2027-12-08',
      minutesPerCustomer: 10,
      allocations: [
        { childId: unitId('yunjiang'), target: 270 },
        { childId: unitId('chengzhou'), target: 130 },
      ],
    },
  }));
  const root = { delegationId, unitId: unitId('head-office') };
  const { version } = await headOffice.call('delegations.node', { params: root });
  await headOffice.call('delegations.release', { params: root, ifMatch: version });
});

const row = (outletCode: string, gross: number, clawedBack = 0): ResultRow => ({
  delegationId,
  outletId: unitId(outletCode),
  gross,
  clawedBack,
});
const rows = () => [row('hedong-main', 40, 2), row('shuyuan-street', 12), row('zhonglou', 30, 1)];

function deliver(asOf: string, all: readonly ResultRow[], totals = totalsOf(all)): void {
  const lines = all.map((one) => [one.delegationId, one.outletId, one.gross, one.clawedBack].join(','));
  const text = [RESULTS_HEADER, ...lines, `#total,${totals.rows},${totals.gross},${totals.clawedBack}`, ''].join('\n');
  writeFileSync(join(bank.env.dataDir, 'feeds', `results-${asOf}.csv`), text);
}
const at = (day: string, time: string) => bookFilesDueAt(shanghaiInstant(day, time));
const strip = async (client: ApiClient) => (await client.call('cockpit.overview', {})).results;
const doneOf = async (client: ApiClient) => (await strip(client)).items.find((item) => item.delegationId === delegationId)?.done;

describe('a results file', () => {
  it('with a wrong total is refused and shown, and the earlier day and figures stay', async () => {
    deliver('2027-01-04', rows());
    await at('2027-01-05', '06:40');
    expect(await doneOf(headOffice)).toBe(79);

    const more = [...rows(), row('gaoxin-park', 9)];
    deliver('2027-01-05', more, { ...totalsOf(more), gross: 90 });
    await at('2027-01-06', '06:40');
    expect(await strip(headOffice)).toMatchObject({
      asOf: '2027-01-04',
      refused: { fileName: 'results-2027-01-05.csv', reason: '毛数合计对不上：合计行写 90，实加 91' },
    });
    expect(await doneOf(headOffice)).toBe(79);
    expect(await DelegationResultModel.countDocuments({ asOf: '2027-01-05' })).toBe(0);
  });

  it.each<[string, () => ResultRow[], RegExp]>([
    [
      'names an outlet the bank does not have',
      () => [...rows(), { ...row('zhonglou', 1), outletId: 'unit_none' }],
      /^文件里有一个不认识的网点$/,
    ],
    [
      'names a branch where an outlet belongs',
      () => [{ ...row('zhonglou', 1), outletId: unitId('yunjiang') }],
      /^文件里有一个不认识的网点$/,
    ],
    [
      'names a delegation the bank does not have',
      () => [{ ...row('zhonglou', 1), delegationId: 'dlg_none' }],
      /^文件里有一个不认识的任务$/,
    ],
  ])('that %s is refused whole', async (_, all, reason) => {
    deliver('2027-01-11', all());
    await at('2027-01-12', '06:40');
    expect((await strip(headOffice)).refused?.reason).toMatch(reason);
    expect(await DelegationResultModel.countDocuments({ asOf: '2027-01-11' })).toBe(0);
  });

  it('delivered again corrected is booked late, once, and the refusal is no longer shown', async () => {
    deliver('2027-01-18', rows(), { ...totalsOf(rows()), rows: 4 });
    await at('2027-01-19', '06:40');
    await at('2027-01-19', '06:41');
    expect(await ResultsFileModel.countDocuments({ asOf: '2027-01-18' })).toBe(1);

    deliver('2027-01-18', rows());
    await Promise.all([at('2027-01-19', '09:13'), at('2027-01-19', '09:13')]);
    expect(await strip(headOffice)).toMatchObject({ asOf: '2027-01-18', arrivedAt: '2027-01-19T01:13:00.000Z', refused: null });
    expect(await DelegationResultModel.countDocuments({ asOf: '2027-01-18' })).toBe(3);
  });

  it('is not read before 06:40 of the next day', async () => {
    deliver('2027-01-25', rows());
    await at('2027-01-26', '06:39');
    expect((await strip(headOffice)).asOf).toBeNull();
    await at('2027-01-26', '06:40');
    expect((await strip(headOffice)).asOf).toBe('2027-01-25');
  });

  it('of a day before a delegation began leaves nobody behind; from its first day on the time is held against it', async () => {
    const pace = async () =>
      (await headOffice.call('cockpit.overview', {})).delegations.find((one) => one.delegationId === delegationId)?.pacePercent;
    expect(await pace()).toBeNull();
    deliver('2026-11-21', []);
    await at('2026-11-22', '06:40');
    expect((await strip(headOffice)).asOf).toBe('2026-11-21');
    expect(await pace()).toBeNull();
    deliver('2026-11-22', rows());
    await at('2026-11-23', '06:40');
    expect(await pace()).toBe(0);
  });

  it('counts the same on overview, list and board, and each branch sees its own part', async () => {
    deliver('2027-02-01', rows());
    await at('2027-02-02', '06:40');
    for (const [client, done, gross, clawedBack] of [
      [headOffice, 79, 82, 3],
      [yunjiang, 50, 52, 2],
    ] as const) {
      const board = await client.call('delegations.board', { params: { delegationId } });
      const summary = (await client.call('delegations.list', {})).delegations.find((one) => one.delegationId === delegationId);
      const item = (await strip(client)).items.find((one) => one.delegationId === delegationId);
      expect([board.results?.done, board.delegation.done, board.rows[0]?.done, summary?.done]).toEqual([done, done, done, done]);
      // A branch's strip shows what it has released; its board shows the part it holds.
      if (item) expect([item.done, item.gross, item.clawedBack]).toEqual([done, gross, clawedBack]);
      expect([board.results?.gross, board.results?.clawedBack, board.results?.asOf]).toEqual([gross, clawedBack, '2027-02-01']);
    }
  });
});
