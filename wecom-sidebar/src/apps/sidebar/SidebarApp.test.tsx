/**
 * @jest-environment-options {"userAgent": "Mozilla/5.0 wxwork/4.1.36 (MicroMessenger/6.2) WindowsWechat/1.0 Language/zh"}
 */
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { type Place, SignIn } from '../../platform/signIn';
import { customer, lead, me, script } from '../../testing/deskFixtures';
import { fakeServer, Offline, Refusal } from '../../testing/fakeServer';
import { renderApp } from '../../testing/renderApp';
import { installBridge } from '../../testing/weComBridge';
import { SidebarApp } from './SidebarApp';

type Answers = Parameters<typeof fakeServer>[1];

const bridge = installBridge();
const left: string[] = [];

const place = (): Place => ({
  storage: sessionStorage,
  location: { pathname: '/sidebar.html', search: '', hash: '', assign: (address) => left.push(address) },
});

function open(answers: Answers = {}) {
  const signIn = new SignIn('sidebar', place());
  const server = fakeServer('sidebar', {
    'orgs.me': () => me,
    'orgs.signJsSdk': () => ({ timestamp: 1, nonceStr: 'n', signature: 's' }),
    'desk.customer': () => customer,
    'desk.scripts': () => ({ scripts: [script] }),
    'outreach.reportSend': ({ params }) => ({ deliveryId: params['deliveryId'] ?? '', state: 'accepted' }),
    ...answers,
  });
  renderApp(<SidebarApp signIn={signIn} />, server.api, signIn.lost);
  return server;
}

const reserved = () => ({ deliveryId: 'dlv_1', text: '王先生您好，收到您关于装修贷的咨询。' });
const accepted = { ...lead, state: 'accepted' as const, stateWord: '已接受', firstContactBy: '2026-11-22T08:26:00.000Z' };
const sendButton = () => screen.findByRole('button', { name: '发送「留资承接」' });

beforeEach(() => {
  sessionStorage.clear();
  location.hash = '';
  left.length = 0;
  bridge.renew();
});
afterEach(cleanup);

describe('a sidebar that may not show a customer', () => {
  it('goes to the sign-in once without a session, and then says what to do instead of going round', async () => {
    open({
      'orgs.me': () => {
        throw new Refusal('SESSION_MISSING');
      },
    });
    await waitFor(() => expect(left).toEqual(['/auth/sidebar/start?return=%2Fsidebar.html']));
    cleanup();
    open({
      'orgs.me': () => {
        throw new Refusal('SESSION_MISSING');
      },
    });
    expect(await screen.findByRole('heading', { name: '没有登录成功' })).toBeTruthy();
    expect(left).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: '重新登录' }));
    expect(left).toHaveLength(2);
  });

  it('asks for a customer’s chat where there is none, and follows when one is opened', async () => {
    bridge.entry = 'normal';
    open();
    expect(await screen.findByRole('heading', { name: '请打开一位客户的聊天' })).toBeTruthy();
    bridge.entry = 'single_chat_tools';
    expect(await screen.findByRole('heading', { name: '王**' }, { timeout: 4_000 })).toBeTruthy();
  });

  it('shows nothing of a customer outside the RM’s scope', async () => {
    open({
      'desk.customer': () => {
        throw new Refusal('CUSTOMER_UNKNOWN');
      },
    });
    expect(await screen.findByRole('heading', { name: '看不到这位客户' })).toBeTruthy();
    expect(screen.queryByRole('tablist')).toBeNull();
  });

  it('says why a fetch failed, with the code and request number to read out, and tries again', async () => {
    let broken = true;
    open({
      'desk.customer': () => {
        if (broken) throw new Refusal('ACCESS_DENIED');
        return customer;
      },
    });
    expect((await screen.findByRole('alert')).textContent).toContain('代码 ACCESS_DENIED · 请求号 req_0931');
    broken = false;
    fireEvent.click(screen.getByRole('button', { name: '重试' }));
    expect(await screen.findByRole('heading', { name: '王**' })).toBeTruthy();
  });
});

describe('scripts through the gate', () => {
  it('names the one matter the customer agreed to beside the marketing that is refused', async () => {
    const marketing = { allowed: false, refusals: [{ code: 'consent' as const, text: '客户只同意就「装修贷」联系' }] };
    open({ 'desk.customer': () => ({ ...customer, gate: { ...customer.gate, marketing } }) });
    const strip = await screen.findByRole('button', { name: /现在可发/ });
    expect(strip.textContent).toMatch(/服务可以贷款咨询可以其他营销不可以/);
    fireEvent.click(strip);
    const sheet = await screen.findByRole('dialog');
    expect(sheet.textContent).toContain('贷款咨询：可以');
    expect(sheet.textContent).toContain('客户只同意就「装修贷」联系');
  });

  it('says 营销 in one word where everything is allowed', async () => {
    open();
    const strip = await screen.findByRole('button', { name: /现在可发/ });
    expect(strip.textContent).toMatch(/服务可以营销可以/);
  });

  it('shows a refused script with the gate’s words and without a send button', async () => {
    const refusals = [{ code: 'frequency' as const, text: '本周已 2/2，周四 0 点恢复' }];
    open({ 'desk.scripts': () => ({ scripts: [{ ...script, kind: 'marketing', gate: { allowed: false, refusals } }] }) });
    const card = await screen.findByRole('article', { name: '话术 留资承接' });
    expect(card.textContent).toContain('本周已 2/2，周四 0 点恢复');
    expect(within(card).queryByRole('button', { name: /发送/ })).toBeNull();
  });

  it('does not touch the chat when the gate refuses at the last moment', async () => {
    open({
      'outreach.reserveSend': () => {
        throw new Refusal('GATE_REFUSED');
      },
    });
    fireEvent.click(await sendButton());
    expect(await screen.findByText('现在不能发送，原因见上方提示。')).toBeTruthy();
    expect(bridge.sent).toEqual([]);
  });

  it('sends the text the server rendered, reports it, and claims no more than that it was started', async () => {
    const server = open({ 'outreach.reserveSend': reserved });
    fireEvent.click(await sendButton());
    expect(await screen.findByText('已调起发送，请在聊天里确认已发出')).toBeTruthy();
    expect(bridge.sent).toEqual(['王先生您好，收到您关于装修贷的咨询。']);
    expect(server.of('outreach.reserveSend').map(({ body }) => body)).toEqual([{ externalUserId: 'wm_wang', scriptId: 'scr_s08' }]);
    expect(server.of('outreach.reportSend').map(({ params, body }) => [params['deliveryId'], body])).toEqual([['dlv_1', { result: 'ok' }]]);
  });

  it('reports a send the member did not confirm as cancelled', async () => {
    bridge.sends = 'cancel';
    const server = open({ 'outreach.reserveSend': reserved });
    fireEvent.click(await sendButton());
    expect(await screen.findByText('已取消发送，这次不计次数')).toBeTruthy();
    expect(server.of('outreach.reportSend')[0]?.body).toMatchObject({ result: 'cancelled' });
  });

  it('says that the chat tool refused, and reports it as failed', async () => {
    bridge.sends = 'fail no permission';
    const server = open({ 'outreach.reserveSend': reserved });
    fireEvent.click(await sendButton());
    expect(await screen.findByText('企业微信没有发出，请重试。')).toBeTruthy();
    expect(server.of('outreach.reportSend')[0]?.body).toMatchObject({ result: 'failed' });
  });

  it('repeats the same key after a lost answer, and takes a new one for the next send', async () => {
    let lost = true;
    const server = open({
      'outreach.reserveSend': () => {
        if (lost) throw new Offline();
        return reserved();
      },
    });
    fireEvent.click(await sendButton());
    await screen.findByText(/网络好像断开了/);
    lost = false;
    fireEvent.click(await sendButton());
    await screen.findByText('已调起发送，请在聊天里确认已发出');
    fireEvent.click(await sendButton());
    await waitFor(() => expect(server.of('outreach.reserveSend')).toHaveLength(3));
    const [first, second, third] = server.of('outreach.reserveSend').map(({ headers }) => headers['Idempotency-Key']);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });
});

describe('the lead beside the chat', () => {
  it('says why it is mine, and accepts with the assignment number it was shown with', async () => {
    const server = open({ 'leads.accept': () => ({ leadId: 'led_1', state: 'accepted', assignmentNo: 1 }) });
    const card = await screen.findByRole('region', { name: '线索 装修贷' });
    expect(card.textContent).toContain('为什么给我：客户选了河东片区；你有个贷资质；你本周少分 0.6 条，排第一');
    fireEvent.click(within(card).getByRole('button', { name: '接受' }));
    await waitFor(() => expect(server.of('leads.accept').map(({ body }) => body)).toEqual([{ assignmentNo: 1 }]));
  });

  it('asks for acceptance in one place, and for the script once the lead is accepted', async () => {
    let data = customer;
    open({
      'desk.customer': () => data,
      'leads.accept': () => {
        data = { ...customer, leads: [accepted] };
        return { leadId: 'led_1', state: 'accepted', assignmentNo: 1 };
      },
    });
    fireEvent.click(await screen.findByRole('button', { name: '接受' }));
    expect(screen.queryByRole('region', { name: '现在就做' })).toBeNull();
    const next = await screen.findByRole('region', { name: '现在就做' });
    fireEvent.click(within(next).getByRole('button', { name: '发话术' }));
    expect(await sendButton()).toBe(document.activeElement);
  });

  it('leads to the outcome where no script is left to send', async () => {
    const next = { timing: 'now' as const, title: '记下结果：装修贷', reason: '', dueAt: null, scriptId: null, leadId: 'led_1' };
    open({
      'desk.customer': () => ({
        ...customer,
        next,
        leads: [accepted],
        outcomeFor: { leadId: 'led_1', assignmentNo: 1, state: 'accepted' },
      }),
    });
    const step = await screen.findByRole('region', { name: '现在就做' });
    expect(within(step).queryByRole('button', { name: '发话术' })).toBeNull();
    fireEvent.click(within(step).getByRole('button', { name: '记结果' }));
    expect(await screen.findByRole('dialog', { name: '这次联系的结果' })).toBeTruthy();
  });

  it('does not push what is due tomorrow: it says the day and asks for nothing', async () => {
    const next = {
      timing: 'later' as const,
      title: '明天再联系：装修贷',
      reason: '上次结果：有意向·再联系',
      dueAt: '2026-11-23T02:29:00.000Z',
      scriptId: null,
      leadId: 'led_1',
    };
    open({
      'desk.customer': () => ({ ...customer, next, leads: [], outcomeFor: { leadId: 'led_1', assignmentNo: 1, state: 'contacted' } }),
    });
    const step = await screen.findByRole('region', { name: '下一步' });
    expect(step.textContent).toContain('下一步 · 11月23日 周一 10:29 前');
    expect(within(step).queryByRole('button')).toBeNull();
    expect(screen.queryByRole('region', { name: '现在就做' })).toBeNull();
  });

  it('asks for a reason before it hands a lead back', async () => {
    const server = open({ 'leads.return': () => ({ leadId: 'led_1', state: 'waiting', assignmentNo: 2 }) });
    fireEvent.click(await screen.findByRole('button', { name: '退回…' }));
    const sheet = await screen.findByRole('dialog', { name: '退回线索' });
    fireEvent.click(within(sheet).getByRole('button', { name: '退回线索' }));
    expect(server.of('leads.return')).toEqual([]);
    fireEvent.click(within(sheet).getByRole('radio', { name: '资质不符' }));
    fireEvent.click(within(sheet).getByRole('button', { name: '退回线索' }));
    await waitFor(() => expect(server.of('leads.return').map(({ body }) => body)).toEqual([{ assignmentNo: 1, reason: 'not_licensed' }]));
  });

  it('asks once with the verb before 拒绝营销, and then says what it did although the lead is gone', async () => {
    let leads = [accepted];
    const server = open({
      'desk.customer': () => ({ ...customer, next: null, leads, outcomeFor: null }),
      'leads.recordOutcome': () => {
        leads = [];
        return { leadId: 'led_1', state: 'lost', assignmentNo: 1, effects: ['已撤回营销同意', '首次联系任务已关闭'] };
      },
    });
    fireEvent.click(await screen.findByRole('button', { name: '记结果' }));
    const sheet = await screen.findByRole('dialog', { name: '这次联系的结果' });
    fireEvent.click(within(sheet).getByRole('button', { name: /^拒绝营销/ }));
    expect(server.of('leads.recordOutcome')).toEqual([]);
    fireEvent.click(within(sheet).getByRole('button', { name: '撤回营销同意并记下' }));
    expect(await screen.findByText('首次联系任务已关闭')).toBeTruthy();
    expect(server.of('leads.recordOutcome').map(({ body }) => body)).toEqual([{ assignmentNo: 1, outcome: 'refused_marketing' }]);
    await waitFor(() => expect(screen.queryByRole('region', { name: '线索 装修贷' })).toBeNull());
    expect(screen.getByText('已撤回营销同意')).toBeTruthy();
  });
});

describe('the customer’s page', () => {
  it('shows a phone number only after a reason, and forgets it', async () => {
    const server = open({ 'customers.reveal': () => ({ value: '10712342071' }) });
    fireEvent.click(await screen.findByRole('tab', { name: '画像' }));
    fireEvent.click(await screen.findByRole('button', { name: '查看完整手机' }));
    const sheet = await screen.findByRole('dialog', { name: '查看手机' });
    expect(server.of('customers.reveal')).toEqual([]);
    fireEvent.click(within(sheet).getByRole('button', { name: '联系客户' }));
    expect(await screen.findByText('10712342071')).toBeTruthy();
    expect(server.of('customers.reveal')[0]?.body).toEqual({ field: 'phone', reason: 'call_customer' });
    fireEvent.click(within(sheet).getByRole('button', { name: '关闭' }));
    await waitFor(() => expect(screen.queryByText('10712342071')).toBeNull());
  });

  it('keeps the open tab for each customer, and follows the chat', async () => {
    open({
      'desk.customer': ({ params }) => ({
        ...customer,
        head: { ...customer.head, maskedName: params['externalUserId'] === 'wm_wang' ? '王**' : '陈**' },
      }),
    });
    fireEvent.click(await screen.findByRole('tab', { name: '旅程' }));
    const become = async (id: string, name: string) => {
      act(() => void (bridge.customer = id));
      await screen.findByRole('heading', { name }, { timeout: 4_000 });
    };
    await become('wm_chen', '陈**');
    expect(screen.getByRole('tab', { name: '话术' }).getAttribute('aria-selected')).toBe('true');
    await become('wm_wang', '王**');
    expect(screen.getByRole('tab', { name: '旅程' }).getAttribute('aria-selected')).toBe('true');
  });
});

describe('归属 in the profile', () => {
  const parties = [
    { staffId: 'stf_zhou', name: '周可欣', unitName: '滨江路网点', tieText: '企微好友' },
    { staffId: 'stf_pan', name: '潘雨桐', unitName: '河东营业部', tieText: '跟进人' },
  ];
  const dispute = {
    leadId: 'led_2',
    title: '个人养老金',
    maskedName: '王**',
    parties,
    followerId: 'stf_pan',
    viewerIsParty: true,
    kinds: [{ kind: 'two_friends' as const, label: '两位顾问都是客户的企微好友' }],
    openVerdictId: null,
    settled: [],
  };
  const others = [{ leadId: 'led_2', title: '个人养老金', stateWord: '已接受', followerText: '潘雨桐（河东营业部）在跟进' }];
  const openProfile = (answers: Answers = {}) => {
    location.hash = '/profile';
    return open(answers);
  };

  it('tells why a lead is mine, and which verdicts name me', async () => {
    const verdicts = [
      {
        verdictId: 'vdt_1',
        numberText: '银桥归裁〔2026〕148 号',
        stateWord: '可申诉',
        tone: 'brand' as const,
        rulingText: '线索跟进权不变。',
      },
    ];
    openProfile({ 'desk.customer': () => ({ ...customer, verdicts }) });
    const card = within(await screen.findByRole('region', { name: '归属' }));
    expect(card.getByText('你本周少分 0.6 条，排第一')).toBeTruthy();
    expect(card.getByRole('link', { name: '看裁决书 银桥归裁〔2026〕148 号' }).getAttribute('href')).toBe(
      '/workbench.html#/verdicts/vdt_1',
    );
  });

  it('lets a friend who does not follow the lead disagree, and shows the document that was issued at once', async () => {
    const server = openProfile({
      'desk.customer': () => ({ ...customer, leads: [], othersLeads: others, verdicts: [] }),
      'verdicts.dispute': () => dispute,
      'verdicts.raise': () => ({ verdictId: 'vdt_9', numberText: '银桥归裁〔2026〕149 号' }),
    });
    const card = within(await screen.findByRole('region', { name: '归属' }));
    expect(card.getByText(/潘雨桐（河东营业部）在跟进/)).toBeTruthy();
    fireEvent.click(card.getByRole('button', { name: '对归属有异议…' }));
    fireEvent.click(await screen.findByRole('radio', { name: '两位顾问都是客户的企微好友' }));
    expect(screen.getByText(/对方：潘雨桐（河东营业部），现在跟进这条线索/)).toBeTruthy();
    expect(screen.queryByRole('radiogroup', { name: '对方' })).toBeNull();
    fireEvent.change(screen.getByRole('textbox', { name: /陈述/ }), { target: { value: '客户上月来找的是我' } });
    fireEvent.click(screen.getByRole('button', { name: '提出并当场裁决' }));
    expect(await screen.findByText(/149 号已当场签发/)).toBeTruthy();
    expect(server.calls.find(({ id }) => id === 'verdicts.raise')?.body).toEqual({
      kind: 'two_friends',
      claimants: ['stf_zhou', 'stf_pan'],
      statement: '客户上月来找的是我',
    });
  });

  it('is not there for a customer about whom there is nothing to say', async () => {
    openProfile({ 'desk.customer': () => ({ ...customer, leads: [] }) });
    expect(await screen.findByText('107****2071')).toBeTruthy();
    expect(screen.queryByRole('region', { name: '归属' })).toBeNull();
  });
});
