import { randomUUID } from 'node:crypto';
import type { ApiClient } from '@yinqiao/shared/client';
import { campaignByCode } from '../../server/seed/bank/campaigns';
import { scriptByCode } from '../../server/seed/bank/scripts';
import { unitByCode } from '../../server/seed/bank/units';
import { type Bank, startBank } from '../support/bank';
import { refusalOf } from '../support/people';
import { staffClient } from './delegations.support';

/** Who could be given a part, before the delegation exists and at its split desk: one count with one meaning. */
let bank: Bank;
let headOffice: ApiClient;
const pension = campaignByCode('pension-season').campaignId;

beforeAll(async () => {
  bank = await startBank({ services: 'web' });
  headOffice = await staffClient(bank.url, '林若川');
}, 60_000);
afterAll(() => bank.stop());

const receiversOf = async (campaignId?: string) =>
  (await headOffice.call('delegations.receivers', { query: campaignId === undefined ? {} : { campaignId } })).receivers;

test('is refused to branches, and for a campaign that is not there', async () => {
  const yunjiang = await staffClient(bank.url, '沈亦可');
  expect(await refusalOf(yunjiang.call('delegations.receivers', { query: {} }))).toBe('ACCESS_DENIED');
  expect(await refusalOf(receiversOf('cmp_none'))).toBe('CAMPAIGN_UNKNOWN');
});

test('are counted as the split desk counts them: at work, and with the licence of the campaign', async () => {
  const receivers = await receiversOf(pension);
  const { delegationId, unitId } = await headOffice.call('delegations.create', {
    idempotencyKey: randomUUID(),
    body: {
      title: '个人养老金开户',
      background: '2026 税年缴存到 12 月 31 日',
      campaignId: pension,
      audience: '30–59 岁、未开个人养老金账户',
      metric: 'pension_accounts',
      target: 500,
      scriptId: scriptByCode('S23').scriptId,
      endsOn: '2026-12-20',
      minutesPerCustomer: 12,
      allocations: [{ childId: unitByCode('yunjiang').unitId, target: 500 }],
    },
  });
  const { rows } = await headOffice.call('delegations.node', { params: { delegationId, unitId } });
  expect(receivers.map((one) => [one.unitId, one.headcount])).toEqual(rows.map((row) => [row.childId, row.headcount]));
  const anybody = await receiversOf();
  expect(anybody[0]?.headcount).toBeGreaterThan(receivers[0]?.headcount ?? 0);
});
