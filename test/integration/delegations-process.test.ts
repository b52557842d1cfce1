import { randomUUID } from 'node:crypto';
import type { ApiClient } from '@yinqiao/shared/client';
import { campaignByCode } from '../../server/seed/bank/campaigns';
import { scriptByCode } from '../../server/seed/bank/scripts';
import { unitByCode } from '../../server/seed/bank/units';
import { type Bank, startBank } from '../support/bank';
import { acceptOnCard, becomeFriends, claimWithConsent, recordOutcome, sendScript } from '../support/playStory';
import { until } from '../support/until';
import { staffClient } from './delegations.support';

/** Today's process on a delegation's board: its own, not the whole campaign's day. */
jest.setTimeout(120_000);
const K5 = 'dlg_K5';

let bank: Bank;
let headOffice: ApiClient;
beforeAll(async () => {
  bank = await startBank();
  headOffice = await staffClient(bank.url, '林若川');
});
afterAll(() => bank.stop());

async function today(delegationId: string): Promise<[captured: number, accepted: number, firstContacts: number]> {
  const { process } = await headOffice.call('delegations.board', { params: { delegationId } });
  return [process.captured, process.accepted, process.firstContactsToday];
}

/** A delegation of the same campaign as K5, given to one branch. */
async function createFor(branch: string): Promise<string> {
  const body = {
    title: '装修贷加力',
    background: '只给一家分行',
    campaignId: campaignByCode('renovation-season').campaignId,
    audience: '白名单客户',
    metric: 'renovation_applications' as const,
    target: 60,
    scriptId: scriptByCode('S08').scriptId,
    endsOn: '2026-12-08',
    minutesPerCustomer: 10,
    allocations: [{ childId: unitByCode(branch).unitId, target: 60 }],
  };
  return (await headOffice.call('delegations.create', { body, idempotencyKey: randomUUID() })).delegationId;
}

async function release(delegationId: string): Promise<void> {
  const params = { delegationId, unitId: unitByCode('head-office').unitId };
  const { version } = await headOffice.call('delegations.node', { params });
  await headOffice.call('delegations.release', { params, ifMatch: version });
}

it('counts what happened since the release and where somebody holds a part, while an older delegation counts its whole day', async () => {
  const [yunjiang, chengzhou, unreleased] = [await createFor('yunjiang'), await createFor('chengzhou'), await createFor('yunjiang')];
  await release(yunjiang);
  await release(chengzhou);
  expect(await today(K5)).toEqual([132, 118, 103]);
  for (const delegationId of [yunjiang, chengzhou, unreleased]) expect(await today(delegationId)).toEqual([0, 0, 0]);

  await claimWithConsent(bank);
  const rm = await acceptOnCard(bank);
  await becomeFriends(bank);
  await sendScript(bank, rm);
  await recordOutcome(bank, rm);
  await until('the contact counts', async () => (await today(K5))[2] === 104);
  expect(await today(K5)).toEqual([133, 119, 104]);
  expect(await today(yunjiang)).toEqual([1, 1, 1]);
  for (const delegationId of [chengzhou, unreleased]) expect(await today(delegationId)).toEqual([0, 0, 0]);
});
