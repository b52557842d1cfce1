import { campaignByCode } from '../../server/seed/bank/campaigns';
import { scriptByCode } from '../../server/seed/bank/scripts';
import { unitByCode } from '../../server/seed/bank/units';
import { type Bank, startBank } from '../support/bank';
import { type Guest, signedIn } from '../support/people';

/** Head office's task is handed down to one RM by the people whom the playground lets one be. */
let bank: Bank;
beforeAll(async () => (bank = await startBank({ services: 'web' })), 60_000);
afterAll(() => bank?.stop());

const unitId = (code: string) => unitByCode(code).unitId;
const desk = (name: string) => signedIn(bank.url, `console-${name}`, 'console');

/** The head of a unit releases what the unit holds as it is suggested. @returns the parts, by child */
async function handDown(head: Guest, delegationId: string, code: string): Promise<{ name: string; target: number }[]> {
  const params = { delegationId, unitId: unitId(code) };
  const node = await head.call('delegations.node', { params });
  expect([node.state, node.canSplit]).toEqual(['splitting', true]);
  const allocations = node.rows.map(({ childId, suggestions }) => ({ childId, target: suggestions.equal }));
  const saved = await head.call('delegations.saveSplit', { params, body: { basis: 'equal', allocations }, ifMatch: node.version });
  expect(saved.allocated).toBe(node.target);
  const released = await head.call('delegations.release', { params, ifMatch: saved.version });
  return released.rows;
}

test('head office, branch, sub-branch, outlet: the RM finds one task with the target', async () => {
  const headOffice = await desk('linruochuan');
  const { delegationId, unitId: top } = await headOffice.call('delegations.create', {
    body: {
      title: '试用装修季下发',
      background: '装修旺季',
      campaignId: campaignByCode('renovation-season').campaignId,
      audience: '装修白名单客户',
      metric: 'first_contacts',
      target: 41,
      scriptId: scriptByCode('S08').scriptId,
      endsOn: '2026-12-08',
      minutesPerCustomer: 10,
      allocations: [{ childId: unitId('yunjiang'), target: 41 }],
    },
    idempotencyKey: 'hand-down-0001',
  });
  const node = await headOffice.call('delegations.node', { params: { delegationId, unitId: top } });
  await headOffice.call('delegations.release', { params: { delegationId, unitId: top }, ifMatch: node.version });
  await handDown(await desk('shenyike'), delegationId, 'yunjiang');
  await handDown(await desk('chengliqun'), delegationId, 'hedong');
  const parts = await handDown(await desk('jinxiaozhou'), delegationId, 'binjiang-road');

  const target = parts.find(({ name }) => name === '周可欣')?.target ?? 0;
  expect(target).toBeGreaterThan(0);
  const rm = await signedIn(bank.url, 'zhoukexin', 'workbench');
  const { tasks } = await rm.call('desk.today', {});
  expect(tasks.filter(({ delegation }) => delegation?.delegationId === delegationId)).toMatchObject([
    { title: expect.stringContaining('试用装修季下发') as string, delegation: { done: 0, target } },
  ]);
});
