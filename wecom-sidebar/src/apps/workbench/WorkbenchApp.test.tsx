/**
 * @jest-environment-options {"userAgent": "Mozilla/5.0 wxwork/4.1.36 (MicroMessenger/6.2) WindowsWechat/1.0 Language/zh"}
 */
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { SignIn } from '../../platform/signIn';
import { leadPage, me, NOW, task } from '../../testing/deskFixtures';
import { fakeServer, Refusal } from '../../testing/fakeServer';
import { renderApp } from '../../testing/renderApp';
import { installBridge } from '../../testing/weComBridge';
import { verdict } from '../console/testing/bankVerdicts';
import { WorkbenchApp } from './WorkbenchApp';

type Answers = Parameters<typeof fakeServer>[1];

const bridge = installBridge();

const today = {
  now: NOW,
  day: '2026-11-22',
  minutes: 130,
  loadPercent: 86,
  counts: { timed: 1, today: 0, later: 1, done: 0 },
  tasks: [
    task,
    {
      ...task,
      taskId: 'tsk_2',
      kind: 'delegation' as const,
      bucket: 'later' as const,
      title: '装修季线索首次联系',
      customer: null,
      lead: null,
      reasons: [],
      delegation: { delegationId: 'dlg_5', done: 3, target: 8, unitWord: '条', endsOn: '2026-12-04', timeProgressPercent: 60 },
    },
  ],
};

function open(hash: string, answers: Answers = {}) {
  location.hash = hash;
  const server = fakeServer('workbench', {
    'orgs.me': () => me,
    'orgs.signJsSdk': () => ({ timestamp: 1, nonceStr: 'n', signature: 's' }),
    'desk.today': () => today,
    'leads.myShare': () => ({ from: '2026-11-16', entitled: 12.42, given: 12, lag: 0.4 }),
    'desk.lead': () => leadPage,
    ...answers,
  });
  const signIn = new SignIn('workbench', {
    storage: sessionStorage,
    location: { pathname: '/', search: '', hash, assign: () => undefined },
  });
  renderApp(<WorkbenchApp signIn={signIn} />, server.api);
  return server;
}

beforeEach(() => {
  sessionStorage.clear();
  bridge.renew();
});
afterEach(cleanup);

describe('one lead', () => {
  it('is not shown to somebody whose lead it is not', async () => {
    open('#/leads/led_1', {
      'desk.lead': () => {
        throw new Refusal('LEAD_UNKNOWN');
      },
    });
    expect(await screen.findByRole('heading', { name: '这条线索不在你这里' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '接受' })).toBeNull();
  });

  it('says in words that a colleague has it by now', async () => {
    open('#/leads/led_1', {
      'leads.accept': () => {
        throw new Refusal('LEAD_NOT_YOURS');
      },
    });
    fireEvent.click(await screen.findByRole('button', { name: '接受' }));
    expect(await screen.findByText('这条线索已转给其他同事，你不用再处理。')).toBeTruthy();
  });

  it('gives the default focus to 接受', async () => {
    open('#/leads/led_1');
    expect(await screen.findByRole('button', { name: '接受' })).toBe(document.activeElement);
  });

  it('runs the clock of the state it is in: to accept, then to the first contact', async () => {
    let data = leadPage;
    open('#/leads/led_1', {
      'desk.lead': () => data,
      'leads.accept': () => {
        data = {
          ...leadPage,
          lead: { ...leadPage.lead, state: 'accepted', firstContactBy: '2026-11-22T08:26:00.000Z' },
          can: ['return', 'outcome'],
        };
        return { leadId: 'led_1', state: 'accepted', assignmentNo: 1 };
      },
    });
    expect(await screen.findByRole('timer', { name: '接受线索还剩 13 分钟' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '接受' }));
    expect(await screen.findByRole('timer', { name: '首次联系还剩 1 小时 54 分' })).toBeTruthy();
  });

  it('says that the time to make the first contact is over, and what to do', async () => {
    const late = { ...leadPage, lead: { ...leadPage.lead, state: 'accepted' as const, firstContactBy: '2026-11-22T06:02:00.000Z' } };
    open('#/leads/led_1', { 'desk.lead': () => late });
    expect(await screen.findByRole('timer', { name: '首次联系已超 30 分钟' })).toBeTruthy();
    expect(screen.getByText('应在今天 14:02 前联系客户并记下结果，请现在就办')).toBeTruthy();
  });

  it('offers no chat before the customer agreed to be added, and says so', async () => {
    const accepted = { ...leadPage, lead: { ...leadPage.lead, state: 'accepted' as const }, can: ['return' as const, 'outcome' as const] };
    open('#/leads/led_1', { 'desk.lead': () => accepted });
    expect(await screen.findByText(/先加王\*\*为企业微信好友/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '打开聊天' })).toBeNull();
  });

  it('opens the chat of a friend through WeCom', async () => {
    const accepted = {
      ...leadPage,
      lead: { ...leadPage.lead, state: 'accepted' as const },
      customer: { ...leadPage.customer, externalUserId: 'wm_wang' },
      can: ['return' as const, 'outcome' as const],
    };
    open('#/leads/led_1', { 'desk.lead': () => accepted });
    fireEvent.click(await screen.findByRole('button', { name: '打开聊天' }));
    await waitFor(() => expect(bridge.opened).toEqual(['wm_wang']));
  });

  it('goes back to the day after the lead was returned', async () => {
    open('#/leads/led_1', { 'leads.return': () => ({ leadId: 'led_1', state: 'waiting', assignmentNo: 2 }) });
    fireEvent.click(await screen.findByRole('button', { name: '退回…' }));
    const sheet = await screen.findByRole('dialog', { name: '退回线索' });
    fireEvent.click(within(sheet).getByRole('radio', { name: '忙，转出' }));
    fireEvent.click(within(sheet).getByRole('button', { name: '退回线索' }));
    expect(await screen.findByRole('heading', { name: /11月22日 周日/ })).toBeTruthy();
  });
});

describe('我的今天', () => {
  it('says the day, how many things there are and how full the day is', async () => {
    open('#/');
    expect(await screen.findByRole('heading', { name: '11月22日 周日 · 1 件' })).toBeTruthy();
    expect(screen.getByText('约 2 小时 10 分')).toBeTruthy();
    expect(screen.getByText('负荷 86%')).toBeTruthy();
  });

  it('shows why an empty list is empty and where there is something', async () => {
    open('#/?list=today');
    expect(await screen.findByText('今天没有必须做的')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '看有时限' }));
    expect(await screen.findByRole('article', { name: '首次联系：装修贷' })).toBeTruthy();
  });

  it('shows how far a task of head office is against its target and its time', async () => {
    open('#/?list=later');
    const card = await screen.findByRole('article', { name: '装修季线索首次联系' });
    expect(card.textContent).toContain('3 / 8 条');
    expect(card.textContent).toContain('时间进度 60% · 12月4日 截止');
  });

  it('says why today only of what is due today', async () => {
    const tomorrow = { ...task, taskId: 'tsk_4', title: '再联系：装修贷', dueAt: '2026-11-23T02:29:00.000Z' };
    open('#/', { 'desk.today': () => ({ ...today, tasks: [task, tomorrow] }) });
    expect((await screen.findByRole('article', { name: '首次联系：装修贷' })).textContent).toContain('为什么是今天：客户刚同意被联系');
    expect(screen.getByRole('article', { name: '再联系：装修贷' }).textContent).toContain('为什么：客户刚同意被联系');
  });

  it('fills the button of the first card only', async () => {
    open('#/', { 'desk.today': () => ({ ...today, tasks: [task, { ...task, taskId: 'tsk_3' }] }) });
    const cards = await screen.findAllByRole('article');
    expect(cards.map((card) => card.querySelectorAll('.button-primary').length)).toEqual([1, 0]);
  });
});

describe('我的份额', () => {
  it('stands over the day: what I was entitled to and was given this week', async () => {
    open('#/');
    expect(await screen.findByText('本周 我应得 12.4 · 已得 12')).toBeTruthy();
  });

  it('is not asked for by somebody who works no leads', async () => {
    const server = open('#/', { 'orgs.me': () => ({ ...me, can: [] }) });
    await screen.findByRole('tab', { name: '有时限 1' });
    expect(server.calls.map((call) => call.id)).not.toContain('leads.myShare');
  });
});

describe('公海', () => {
  const nothing = { now: NOW, closedText: null, left: 2, perDay: 3, contactMinutes: 30, coolOffDays: 7, total: 4, leads: [] };

  it('is shown over the day to whoever may take leads from it', async () => {
    open('#/', { 'leads.openPool': () => nothing });
    expect(await screen.findByText(/今日还可抢 2 单/)).toBeTruthy();
  });

  it('is not asked for by those who work leads and may take none, neither on the day nor at its address', async () => {
    const seat = { ...me, role: 'remote_seat' as const, can: ['work_leads' as const] };
    const answers = { 'orgs.me': () => seat, 'leads.openPool': () => nothing };
    const day = open('#/', answers);
    await screen.findByText('本周 我应得 12.4 · 已得 12');
    expect(day.of('leads.openPool')).toEqual([]);
    cleanup();
    const page = open('#/pool', answers);
    expect(await screen.findByText('你的岗位不抢公海')).toBeTruthy();
    expect(page.of('leads.openPool')).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: '我的今天' }));
    expect(await screen.findByRole('heading', { name: /11月22日 周日/ })).toBeTruthy();
  });
});

describe('why a lead is mine', () => {
  const reason = {
    ruleText: '线索分配规则 V12 · 第 11 条 公平份额',
    rungs: [
      { key: 'book_owner', no: '3', name: '管户', result: '无', tone: 'passed' as const },
      { key: 'fair_share', no: '11', name: '公平', result: '周可欣', tone: 'decided' as const },
    ],
    funnelText: '滨江路网点 4 人 → 在岗 2 → 选 1',
    excludedText: null,
  };

  it('shows the whole of it on request: every rung, and how the team narrowed down', async () => {
    open('#/leads/led_1', { 'desk.lead': () => ({ ...leadPage, reason }) });
    fireEvent.click(await screen.findByRole('button', { name: '看全部经过' }));
    expect(await screen.findByText('滨江路网点 4 人 → 在岗 2 → 选 1')).toBeTruthy();
    expect(screen.getByText('管户').parentElement?.textContent).toBe('3管户无');
  });

  it('has nothing more to show where a person chose', async () => {
    open('#/leads/led_1');
    expect(await screen.findByRole('heading', { name: '为什么是我' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /看全部/ })).toBeNull();
  });
});

describe('客户要求换一位', () => {
  const record = async (answers: Answers) => {
    const server = open('#/leads/led_1', answers);
    fireEvent.click(await screen.findByRole('button', { name: '客户要求换一位…' }));
    fireEvent.click(await screen.findByRole('radio', { name: '电话' }));
    fireEvent.click(screen.getByRole('button', { name: '记下并换人' }));
    return server;
  };

  it('is written down with how it was said and no reason, and leads to the document', async () => {
    const server = await record({ 'wishes.record': () => ({ verdictId: 'vdt_9', text: '已记下客户的意愿' }) });
    await waitFor(() => expect(location.hash).toBe('#/verdicts/vdt_9'));
    expect(server.calls.find(({ id }) => id === 'wishes.record')?.body).toEqual({ via: 'phone' });
  });

  it('says why it cannot be done', async () => {
    await record({
      'wishes.record': () => {
        throw new Refusal('WISH_TOO_OFTEN');
      },
    });
    expect(await screen.findByText(/90 天内已经换过 2 次顾问/)).toBeTruthy();
  });
});

describe('a verdict', () => {
  it('is the same document as on the desk, can be printed, and an appeal begins in the field for its words', async () => {
    open('#/verdicts/vdt_1', { 'verdicts.read': () => ({ ...verdict, can: ['appeal'] }) });
    const paper = await screen.findByRole('article', { name: '归属裁决书' });
    for (const words of ['四、四本账，裁决前后', verdict.statement, `抄送：${verdict.copiesText}`])
      expect(paper.textContent).toContain(words);
    expect(screen.getByRole('button', { name: '打印' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '申诉…' }));
    const field = await screen.findByRole('textbox', { name: /理由/ });
    await waitFor(() => expect(document.activeElement).toBe(field));
  });

  it('says what it asks of whom, and is answered by whoever is asked', async () => {
    const measure = { measureNo: 1, text: '请网点负责人告知客户今后的服务顾问。', whoText: '河东营业部 高敏行（网点负责人）' };
    const asked = { ...measure, dueAt: '2026-11-25T10:00:00.000Z', state: 'open' as const, closedAt: null };
    const measures = [
      { ...asked, mine: true },
      { ...asked, measureNo: 2, text: '请分行私域岗暂停吴思远的名单导出。', mine: false },
    ];
    const server = open('#/verdicts/vdt_1', {
      'verdicts.read': () => ({ ...verdict, measures }),
      'verdicts.closeMeasure': () => ({ verdictId: 'vdt_1', measureNo: 1, state: 'done' as const }),
    });
    expect(await screen.findByText('请分行私域岗暂停吴思远的名单导出。')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '已办' }));
    await waitFor(() => expect(server.calls.find(({ id }) => id === 'verdicts.closeMeasure')?.body).toEqual({ issue: 1, answer: 'done' }));
  });
});
