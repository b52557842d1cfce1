import { addContactWay } from '../../server/src/wecom/contactWays';
import { groupChat, groupChatIds } from '../../server/src/wecom/groupChats';
import {
  cancelGroupSend,
  createGroupSend,
  groupSendResults,
  groupSendsBetween,
  groupSendTasks,
  remindGroupSend,
} from '../../server/src/wecom/groupSends';
import { addJoinWay, deleteJoinWay, joinWay, updateJoinWay } from '../../server/src/wecom/joinWays';
import { transferCustomers, transferGroups, transferResults, unassignedCustomers } from '../../server/src/wecom/transfers';
import { sendWelcome } from '../../server/src/wecom/welcome';
import { startVendors, type Vendors } from '../support/vendors';

/** The product's calls about groups, messages to customers and transfers, against the simulator. */
let vendors: Vendors;
beforeAll(async () => (vendors = await startVendors()), 60_000);
afterAll(() => vendors?.stop());

const refusal = (call: Promise<unknown>): Promise<number> =>
  call.then(
    () => 0,
    (error: { errcode?: number }) => error.errcode ?? -99,
  );
const pass = (advanceSeconds: number) => vendors.control('POST', 'clock', { advanceSeconds });
const ZHOU = 'ZhouKexin';
const text = (words: string) => ({ text: words, attachments: [] });

describe('a customer adds a member by a code', () => {
  /** The code that came with the event. */
  async function welcomeCode(): Promise<string> {
    const { configId } = await addContactWay({ remark: '', state: 'yq_1', skipVerify: true, userIds: [ZHOU], departmentIds: [] });
    await vendors.control('POST', 'customers/wmNew/scan', { configId });
    const { callbacks } = (await vendors.control('GET', 'callbacks')) as { callbacks: { plaintext: string }[] };
    return /WelcomeCode><!\[CDATA\[([^\]]+)/.exec(callbacks.at(-1)?.plaintext ?? '')?.[1] ?? '';
  }

  test('and is greeted once', async () => {
    const code = await welcomeCode();
    await sendWelcome(code, text('您好，我是周可欣'));
    expect(JSON.stringify(await vendors.control('GET', 'customers/wmNew/received'))).toContain('您好，我是周可欣');
    expect(await refusal(sendWelcome(code, text('您好')))).toBe(41051);
  });

  test('not after twenty seconds, and not with a code that is none', async () => {
    await vendors.control('POST', 'customers/wmNew/delete', { userid: ZHOU }).catch(() => undefined);
    expect(await refusal(sendWelcome('nothing', text('您好')))).toBe(41050);
  });
});

describe('groups', () => {
  let chatId = '';
  beforeAll(async () => {
    const group = await vendors.control('POST', 'groups', { name: '滨江路装修群', owner: ZHOU, members: [] });
    chatId = String(group['chatId']);
    await vendors.control('POST', `groups/${chatId}/join`, { ids: ['wmWang'], joinScene: 3, state: 'yq_group' });
  });

  test('listed by owner, and read with whoever is in them and how they came', async () => {
    const { rows, next } = await groupChatIds([ZHOU], null);
    expect([rows.map((row) => row.chatId), next]).toEqual([[chatId], null]);
    const chat = await groupChat(chatId);
    expect(chat).toMatchObject({ name: '滨江路装修群', ownerId: ZHOU });
    expect(chat.members.find(({ id }) => id === 'wmWang')).toMatchObject({ isStaff: false, came: 'code', state: 'yq_group' });
  });

  test('a version that changes with the members', async () => {
    const before = (await groupChat(chatId)).version;
    await vendors.control('POST', `groups/${chatId}/join`, { ids: ['LiMing'] });
    expect((await groupChat(chatId)).version).not.toBe(before);
  });

  test('a code to join by', async () => {
    const terms = { remark: '大堂', state: 'yq_join', chatIds: [chatId], next: { baseName: '装修群', number: 2 } };
    const configId = await addJoinWay(terms);
    expect(await joinWay(configId)).toMatchObject({ configId, chatIds: [chatId], opensMore: true, nextName: '装修群2', state: 'yq_join' });
    await updateJoinWay(configId, { ...terms, next: null });
    expect((await joinWay(configId)).opensMore).toBe(false);
    expect(await refusal(addJoinWay({ ...terms, chatIds: Array.from({ length: 6 }, () => chatId) }))).toBe(41091);
    await deleteJoinWay(configId);
    expect(await refusal(joinWay(configId))).not.toBe(0);
  });

  test('another owner, on the job', async () => {
    expect(await transferGroups('on_job', [chatId, 'wrNobody'], 'LiMing')).toMatchObject([{ chatId: 'wrNobody' }]);
    expect((await groupChat(chatId)).ownerId).toBe('LiMing');
  });
});

describe('a message that members confirm', () => {
  const dispatched = async (messageId: string) => {
    await pass(10);
    return groupSendTasks(messageId, null);
  };

  test('nobody is sent anything before the member confirms; afterwards the results tell the truth', async () => {
    const { messageId, failed } = await createGroupSend(
      { kind: 'customers', externalUserIds: ['wmWang', 'wmNobody'], senderId: ZHOU },
      text('周末有活动'),
    );
    expect(failed).toEqual(['wmNobody']);
    expect(await refusal(groupSendTasks(messageId, null))).toBe(41063);
    expect((await dispatched(messageId)).tasks).toEqual([{ userId: ZHOU, isSent: false, sentAt: null }]);
    expect((await groupSendResults(messageId, ZHOU, null)).results).toMatchObject([{ externalUserId: 'wmWang', result: 'unsent' }]);
    await vendors.control('POST', `members/${ZHOU}/group-sends/${messageId}/confirm`, {});
    expect((await groupSendTasks(messageId, null)).tasks).toMatchObject([{ userId: ZHOU, isSent: true }]);
    expect((await groupSendResults(messageId, ZHOU, null)).results).toMatchObject([{ externalUserId: 'wmWang', result: 'sent' }]);
  });

  test('a lost answer is found in the list of that hour', async () => {
    await vendors.control('PUT', 'faults', [{ path: '/cgi-bin/externalcontact/add_msg_template', times: 1, dropAnswer: true }]);
    const lost = createGroupSend({ kind: 'customers', externalUserIds: ['wmChen'], senderId: ZHOU }, text('养老金到期提醒'));
    await expect(lost).rejects.toThrow('add_msg_template');
    const hour = 3_600_000;
    const { messages } = await groupSendsBetween('customers', new Date(Date.now() - hour), new Date(Date.now() + hour), null);
    expect(messages.filter(({ text: words }) => words === '养老金到期提醒')).toHaveLength(1);
  });

  test('three reminders a day, and none once it was cancelled', async () => {
    const { messageId } = await createGroupSend({ kind: 'customers', externalUserIds: ['wmChen'], senderId: ZHOU }, text('再来一次'));
    await dispatched(messageId);
    for (let n = 0; n < 3; n += 1) await remindGroupSend(messageId);
    expect(await refusal(remindGroupSend(messageId))).toBe(41094);
    await cancelGroupSend(messageId);
    expect(await refusal(cancelGroupSend(messageId))).toBe(41093);
  });

  test('nobody who could receive it', async () => {
    const to = { kind: 'customers', externalUserIds: ['wmNobody'], senderId: ZHOU } as const;
    expect(await refusal(createGroupSend(to, text('你好')))).toBe(41048);
  });
});

describe('a customer is handed on', () => {
  test('waits a day, may refuse, and is done', async () => {
    expect(await transferCustomers('on_job', ZHOU, 'LiMing', ['wmWang', 'wmNobody'], '李明为您服务')).toMatchObject([
      { externalUserId: 'wmWang', errcode: 0 },
      { externalUserId: 'wmNobody' },
    ]);
    expect((await transferResults('on_job', ZHOU, 'LiMing', null)).customers).toMatchObject([
      { externalUserId: 'wmWang', state: 'waiting' },
    ]);
    await pass(86_500);
    expect((await transferResults('on_job', ZHOU, 'LiMing', null)).customers).toMatchObject([{ externalUserId: 'wmWang', state: 'done' }]);
  });

  test('not as one who has left, while he is here', async () => {
    expect(await refusal(transferCustomers('resigned', ZHOU, 'LiMing', ['wmChen']))).toBe(40097);
  });

  test('whom somebody leaves behind stands in a list, and goes to a colleague without being asked', async () => {
    await vendors.control('DELETE', `members/${ZHOU}`);
    expect((await unassignedCustomers(null)).customers).toMatchObject([{ userId: ZHOU, externalUserId: 'wmChen' }]);
    expect(await transferCustomers('resigned', ZHOU, 'LiMing', ['wmChen'])).toEqual([{ externalUserId: 'wmChen', errcode: 0 }]);
    await pass(86_500);
    expect((await transferResults('resigned', ZHOU, 'LiMing', null)).customers).toMatchObject([
      { externalUserId: 'wmChen', state: 'done' },
    ]);
  });
});
