import { departmentIds, departments, memberById, memberIds, membersOf } from '../../server/src/wecom/contacts';
import { addContactWay, contactWay, contactWayIds, deleteContactWay, updateContactWay } from '../../server/src/wecom/contactWays';
import { addCorpTags, corpTags, deleteCorpTags, renameCorpTag } from '../../server/src/wecom/corpTags';
import {
  customersByMembers,
  customerServants,
  customersOf,
  externalContact,
  markTags,
  remarkCustomer,
} from '../../server/src/wecom/externalContacts';
import { pages } from '../../server/src/wecom/request';
import { startVendors, type Vendors } from '../support/vendors';

/** The product's calls against the simulator: what the vendor's papers promise, and each refusal that they document. */
let vendors: Vendors;
beforeAll(async () => (vendors = await startVendors()), 60_000);
afterAll(() => vendors?.stop());

const refusal = (call: Promise<unknown>): Promise<number> =>
  call.then(
    () => 0,
    (error: { errcode?: number }) => error.errcode ?? -99,
  );
const ZHOU = 'ZhouKexin';

describe('departments and members', () => {
  test('all departments with their names, or their ids alone', async () => {
    expect((await departments()).map(({ id, parentId, name }) => [id, parentId, name])).toEqual([
      [1, 0, '测试银行'],
      [2, 1, '滨江路网点'],
    ]);
    expect((await departmentIds()).map(({ id, parentId }) => [id, parentId])).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });

  test('a member, those of a department, and everybody by department', async () => {
    expect(await memberById(ZHOU)).toMatchObject({ userId: ZHOU, name: '周可欣', departmentIds: [2], status: 'active' });
    expect((await membersOf(2)).map(({ userId }) => userId).sort()).toEqual(['LiMing', ZHOU]);
    const rows: { userId: string; departmentId: number }[] = [];
    for await (const page of pages(memberIds)) rows.push(...page.rows);
    expect(rows).toHaveLength(4);
    expect(rows.filter(({ userId }) => userId === 'LiMing').map(({ departmentId }) => departmentId)).toEqual([1, 2]);
  });

  test('nobody of that name', async () => expect(await refusal(memberById('Nobody'))).toBe(60111));
});

describe('customers', () => {
  test('who serves customers, and whom: a member without any has none, which is no fault', async () => {
    expect((await customerServants()).sort()).toEqual(['LiMing', ZHOU]);
    expect(await customersOf(ZHOU)).toEqual(['wmWang', 'wmChen']);
    expect(await customersOf('LiMing')).toEqual([]);
  });

  test('a customer with whoever follows them', async () => {
    const { name, unionId, isWeChat, followers, next } = await externalContact('wmWang');
    expect({ name, unionId, isWeChat, next }).toEqual({ name: '王先生', unionId: 'union-wang', isWeChat: true, next: null });
    expect(followers).toMatchObject([{ userId: ZHOU, remark: '王先生(装修)', addWay: 3, since: new Date(1_790_000_000_000) }]);
  });

  test.each([
    ['somebody whom nobody follows', () => externalContact('wmNew'), 84061],
    ['somebody who is not there', () => externalContact('wmNobody'), 40096],
    ['a member who is not there', () => customersOf('Nobody'), 60111],
    ['a remark on somebody else’s customer', () => remarkCustomer('LiMing', 'wmWang', { remark: '王' }), 84061],
    ['a remark that is too long', () => remarkCustomer(ZHOU, 'wmWang', { remark: '王'.repeat(21) }), 40058],
    ['a tag that is not there', () => markTags(ZHOU, 'wmWang', ['etNothing'], []), 40068],
  ])('%s', async (_, call, errcode) => expect(await refusal(call())).toBe(errcode));

  test('many at once, by pages', async () => {
    const found: string[] = [];
    for await (const page of pages((cursor) => customersByMembers([ZHOU, 'LiMing'], cursor)))
      found.push(...page.rows.map(({ customer, relation }) => `${relation.userId} ${customer.externalUserId}`));
    expect(found).toEqual(['ZhouKexin wmWang', 'ZhouKexin wmChen']);
  });

  test('a remark is there when the customer is read again, and an empty list of numbers clears them', async () => {
    await remarkCustomer(ZHOU, 'wmChen', { remark: '陈女士', description: '要装修', mobiles: ['13800000001'] });
    expect((await externalContact('wmChen')).followers[0]).toMatchObject({
      remark: '陈女士',
      description: '要装修',
      mobiles: ['13800000001'],
    });
    await remarkCustomer(ZHOU, 'wmChen', { mobiles: [] });
    expect((await externalContact('wmChen')).followers[0]).toMatchObject({ remark: '陈女士', mobiles: [] });
  });
});

describe('tags', () => {
  test('a group comes with its first tag, a name is taken once, and it goes with its last', async () => {
    const { tags } = await addCorpTags('意向', ['装修', '养老']);
    expect(tags.map(({ name }) => name)).toEqual(['装修', '养老']);
    expect(await refusal(addCorpTags('意向', ['装修']))).toBe(40071);
    const [group] = await corpTags();
    expect(group).toMatchObject({ name: '意向', tags: [{ name: '装修' }, { name: '养老' }] });
    await renameCorpTag(tags[0]!.id, '装修分期');
    expect(await refusal(renameCorpTag(tags[1]!.id, '装修分期'))).toBe(40071);

    await markTags(ZHOU, 'wmWang', [tags[0]!.id], []);
    await markTags(ZHOU, 'wmWang', [tags[0]!.id], []);
    expect((await externalContact('wmWang')).followers[0]!.tags).toMatchObject([{ tagId: tags[0]!.id, name: '装修分期', kind: 'corp' }]);
    await deleteCorpTags(tags.map(({ id }) => id));
    expect(await corpTags()).toEqual([]);
    expect((await externalContact('wmWang')).followers[0]!.tags).toEqual([]);
  });
});

describe('codes by which a customer adds a member', () => {
  const terms = { remark: '滨江路大堂', state: 'yq_code_1', skipVerify: true, userIds: [ZHOU], departmentIds: [] };

  test('made, read, listed, changed as a whole, and ended', async () => {
    const { configId, qrCode } = await addContactWay(terms);
    expect(qrCode).toMatch(/^http/);
    expect(await contactWay(configId)).toMatchObject({ ...terms, configId, isMulti: false });
    await updateContactWay(configId, { ...terms, state: 'yq_code_2' });
    expect((await contactWay(configId)).state).toBe('yq_code_2');
    const hour = 3_600_000;
    const listed = await contactWayIds(new Date(Date.now() - hour), new Date(Date.now() + hour), null);
    expect(listed.configIds).toEqual([configId]);
    await deleteContactWay(configId);
    expect(await refusal(contactWay(configId))).toBe(41044);
  });

  test.each([
    ['nobody behind it', { userIds: [] }, 40063],
    ['somebody who may serve no customers', { userIds: ['Teller'] }, 84083],
    ['a remark that is too long', { remark: '滨'.repeat(31) }, 40058],
  ])('%s', async (_, over, errcode) => expect(await refusal(addContactWay({ ...terms, ...over }))).toBe(errcode));
});

test('what the vendor writes oddly is read all the same', async () => {
  await vendors.control('PUT', 'faults', [
    {
      path: '/cgi-bin/externalcontact/get',
      asText: ['createtime', 'add_way', 'type'],
      put: { 'follow_user.*.news': 1, 'follow_user.*.add_way': 24 },
    },
  ]);
  const { isWeChat, followers } = await externalContact('wmWang');
  expect({ isWeChat, since: followers[0]!.since, addWay: followers[0]!.addWay }).toEqual({
    isWeChat: true,
    since: new Date(1_790_000_000_000),
    addWay: 24,
  });
  await vendors.control('DELETE', 'faults');
});

test('a cursor that comes again is not followed for ever', async () => {
  await vendors.control('PUT', 'faults', [{ path: '/cgi-bin/externalcontact/batch/get_by_user', cursor: 'loop' }]);
  let read = 0;
  for await (const _ of pages((cursor) => customersByMembers([ZHOU], cursor))) read += 1;
  expect(read).toBeLessThan(5);
  await vendors.control('DELETE', 'faults');
});
