import { staffByName } from '../../server/seed/bank/staff';
import { checkLoads } from '../../server/src/modules/leads/loadCheck/checkLoads';
import { RmLoadModel } from '../../server/src/modules/leads/rmLoad.model';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { type Bank, startBank } from '../support/bank';
import { refusalOf } from '../support/people';
import { staffClient } from './delegations.support';

/** 容量账核对: the nightly comparison of loads with leads. */
jest.setTimeout(60_000);

/** 分行私域岗 of 澄州, to which neither of the RMs belongs. */
const OTHER_BRANCH = '郭书宁';

let bank: Bank;
beforeAll(async () => {
  bank = await startBank({ services: 'web' });
}, 120_000);
afterAll(() => bank?.stop());

const latestFor = async (name: string) => (await (await staffClient(bank.url, name)).call('leads.loadCheck', {})).latest;
const loadOf = (name: string) => RmLoadModel.findById(staffByName(name).staffId).lean();

it('an RM does not read it, and before the first night there is none', async () => {
  const rm = await staffClient(bank.url, '周可欣', 'workbench');
  expect(await refusalOf(rm.call('leads.loadCheck', {}))).toBe('ACCESS_DENIED');
  expect(await latestFor('林若川')).toBeNull();
});

it('the demo bank’s loads are those of its leads', async () => {
  await checkLoads();
  expect(await latestFor('林若川')).toMatchObject({ checked: 48, drifts: [] });
});

it('a load that drifted is set right, told within the subtree, audited, and found once', async () => {
  const { staffId } = staffByName('周可欣');
  const before = (await loadOf('周可欣'))!.open;
  const others = (await loadOf('宋清禾'))!.open;
  await RmLoadModel.updateOne({ _id: staffId }, { $inc: { open: 3 } });
  await RmLoadModel.deleteOne({ _id: staffByName('宋清禾').staffId });

  await checkLoads();
  await checkLoads();

  expect((await loadOf('周可欣'))!.open).toBe(before);
  expect((await loadOf('宋清禾'))!.open).toBe(others);
  const drifts = [
    { name: '周可欣', held: before + 3, counted: before },
    { name: '宋清禾', held: 0, counted: others },
  ];
  expect((await latestFor('沈亦可'))!.drifts).toEqual(expect.arrayContaining(drifts));
  expect(await latestFor('林若川')).toMatchObject({ checked: 48, drifts: { length: 2 } });
  expect((await latestFor(OTHER_BRANCH))!.drifts).toEqual([]);
  expect(await AuditEntryModel.countDocuments({ action: 'correct:RmLoad', subjects: `Staff/${staffId}` })).toBe(1);
});
