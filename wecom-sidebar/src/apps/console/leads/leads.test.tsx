import { fireEvent, screen, waitFor } from '@testing-library/react';
import { audit, trace } from '../testing/bankLeads';
import { FixtureBank, me, refused } from '../testing/fixtureBank';
import { renderConsole } from '../testing/renderConsole';

const press = (key: string) => fireEvent.keyDown(document.body, { key });

async function openQueue(bank = new FixtureBank(), address = '/leads?view=today') {
  const view = renderConsole(bank, address);
  await screen.findByText('王**', undefined, { timeout: 5_000 });
  return view;
}

describe('the queue of leads', () => {
  it('opens the next and the previous lead by j and k, each under its own address', async () => {
    const { router } = await openQueue();
    press('j');
    expect(router.state.location.pathname).toBe('/leads/lead_1');
    await screen.findByText('为什么是 TA');
    press('j');
    expect(router.state.location.pathname).toBe('/leads/lead_2');
    press('k');
    expect(router.state.location.pathname).toBe('/leads/lead_1');
    expect(router.state.location.search).toBe('?view=today');
  });

  it('closes the drawer by Esc and keeps the view', async () => {
    const { router } = await openQueue(new FixtureBank(), '/leads/lead_1?view=all');
    await screen.findByText('为什么是 TA');
    press('Escape');
    expect(router.state.location).toMatchObject({ pathname: '/leads', search: '?view=all' });
  });

  it('keeps the view in the address', async () => {
    const { router } = await openQueue();
    fireEvent.click(screen.getByRole('button', { name: '待接受 14' }));
    expect(router.state.location.search).toBe('?view=unaccepted');
  });

  const emptyBut = (counts: Partial<Record<string, number>>) => {
    const bank = new FixtureBank();
    const none = { today: 0, waiting: 0, byHand: 0, unaccepted: 0, overdue: 0, pooled: 0 };
    bank.on('leads.list', () => ({
      status: 200,
      body: { data: { now: me.businessNow, counts: { ...none, ...counts }, leads: [] }, page: { nextCursor: null } },
    }));
    return bank;
  };

  it('says why an empty view is empty and what to look at instead', async () => {
    renderConsole(emptyBut({ today: 3 }), '/leads?view=unaccepted');
    expect(await screen.findByText('待接受的线索都有人接了', undefined, { timeout: 5_000 })).toBeTruthy();
    expect(screen.getByRole('button', { name: '看今天的线索' })).toBeTruthy();
  });

  it('does not say that all is given while leads wait for a manager', async () => {
    renderConsole(emptyBut({ byHand: 26 }), '/leads?view=waiting');
    expect(await screen.findByText(/待人工分配还有 26 条/, undefined, { timeout: 5_000 })).toBeTruthy();
    expect(screen.getByRole('button', { name: '待人工分配 26' })).toBeTruthy();
    expect(screen.getByRole('button', { name: '看待人工分配的线索' })).toBeTruthy();
  });

  it('offers a retry and the number to read out when the list did not come', async () => {
    const bank = new FixtureBank();
    bank.on('leads.list', () => refused('ACCESS_DENIED'));
    renderConsole(bank, '/leads');
    expect(await screen.findByText('代码 ACCESS_DENIED · 请求号 req_1122', undefined, { timeout: 5_000 })).toBeTruthy();
    expect(screen.getByRole('button', { name: '重试' })).toBeTruthy();
  });

  it('draws the watermark over customer data', async () => {
    const { container } = await openQueue();
    expect(container.querySelector('.watermark')?.textContent).toBe(me.watermark);
  });
});

describe('重算核对', () => {
  const answer = {
    result: 'matches',
    text: '按当时的规则、名册、日历、账本重算，人选、名单与每个数字都相同。',
    decidedAt: me.businessNow,
    checkedAt: me.businessNow,
    versionsText: '规则 V12 · 账本序号 12',
    differences: [] as { label: string; kept: string; again: string }[],
  };
  const check = async (bank: FixtureBank) => {
    await openQueue(bank, '/leads/lead_1');
    fireEvent.click(await screen.findByRole('button', { name: '重算核对' }));
  };

  it('is made when it is asked for, and says that the decision comes out the same', async () => {
    const bank = new FixtureBank();
    bank.on('leads.replay', () => ({ status: 200, body: { data: answer } }));
    await check(bank);
    expect((await screen.findByText('一致')).parentElement?.textContent).toContain('每个数字都相同');
  });

  it('shows what stands in the record beside what comes out', async () => {
    const bank = new FixtureBank();
    const differences = [{ label: '周可欣 · 今日新', kept: '7 / 8', again: '2 / 8' }];
    bank.on('leads.replay', () => ({ status: 200, body: { data: { ...answer, result: 'differs', differences } } }));
    await check(bank);
    const row = (await screen.findByText('周可欣 · 今日新')).closest('tr');
    expect(row?.textContent).toBe('周可欣 · 今日新7 / 82 / 8');
  });

  it('says why it could not be made, and may be tried again', async () => {
    const bank = new FixtureBank();
    bank.on('leads.replay', () => refused('LEAD_UNKNOWN'));
    await check(bank);
    expect(await screen.findByText(/LEAD_UNKNOWN/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '重算核对' })).toBeTruthy();
  });
});

describe('历次分配', () => {
  const earlier = { ...trace.rounds[0]!, staffId: 'song', name: '宋清禾', isNow: false };
  const twice = { ...trace, rounds: [earlier, { ...trace.rounds[0]!, assignmentNo: 2 }], shown: 2 };
  const shown = () =>
    screen
      .getAllByRole('button', { pressed: true })
      .map((one) => one.textContent)
      .filter((text) => text.startsWith('第'));

  it('shows the round that is chosen under its own address, and checks that very one', async () => {
    const bank = new FixtureBank();
    bank.on('cockpit.leadTrace', ({ query }) => ({
      status: 200,
      body: { data: query.get('assignmentNo') === '1' ? { ...twice, shown: 1, why: ['当时少分最多'] } : twice },
    }));
    const checked: (string | null)[] = [];
    bank.on('leads.replay', ({ query }) => {
      checked.push(query.get('assignmentNo'));
      return refused('LEAD_UNKNOWN');
    });
    const { router } = await openQueue(bank, '/leads/lead_1');
    fireEvent.click(await screen.findByRole('button', { name: /第 1 次/ }));
    expect(await screen.findByText(/当时少分最多/)).toBeTruthy();
    expect(shown()).toEqual([expect.stringContaining('宋清禾')]);
    expect(router.state.location.search).toContain('round=lead_1');
    fireEvent.click(screen.getByRole('button', { name: '重算核对' }));
    await waitFor(() => expect(checked).toEqual(['1']));
  });

  it('says where the lead is now when no round put it there', async () => {
    const bank = new FixtureBank();
    const nobody = {
      ...twice,
      rounds: twice.rounds.map((round) => ({ ...round, isNow: false })),
      nowWhy: ['自动分配次数已用完，等支行长人工分配'],
    };
    bank.on('cockpit.leadTrace', () => ({ status: 200, body: { data: nobody } }));
    await openQueue(bank, '/leads/lead_1');
    expect(await screen.findByText('现在：自动分配次数已用完，等支行长人工分配')).toBeTruthy();
  });
});

describe('the audit of a lead', () => {
  it('says that the chain verifies, and up to when it is sealed', async () => {
    await openQueue(new FixtureBank(), '/leads/lead_1?tab=audit');
    const words = await screen.findByText('校验通过');
    expect(words.parentElement?.textContent).toBe('校验通过 今天 14:32 · 3 条记录前后相连，已封存到 今天 14:18');
  });

  it('names the place where it does not', async () => {
    const bank = new FixtureBank();
    const broken = { ...audit.verification, intact: false, fault: '第 2 条被改动（今天 14:18）' };
    bank.on('cockpit.leadAudit', () => ({ status: 200, body: { data: { ...audit, verification: broken } } }));
    await openQueue(bank, '/leads/lead_1?tab=audit');
    const words = await screen.findByText('校验没有通过');
    expect(words.parentElement?.textContent).toContain('第 2 条被改动（今天 14:18）');
  });

  it('is not offered to who may not read it', async () => {
    const bank = new FixtureBank();
    bank.on('orgs.me', () => ({ status: 200, body: { data: { ...me, can: [] } } }));
    await openQueue(bank, '/leads/lead_1?tab=audit');
    await screen.findByText('为什么是 TA');
    expect(screen.queryByRole('button', { name: '审计' })).toBeNull();
    expect(bank.calls.map((call) => call.id)).not.toContain('cockpit.leadAudit');
  });
});

describe('换一位 and 认领 beside the four ledgers', () => {
  const claim = {
    now: me.businessNow,
    maskedName: '王**',
    ownerText: '无管户',
    whyNot: null as string | null,
    candidates: [{ staffId: 'zhou', name: '周可欣', unitName: '滨江路网点' }],
    waiting: null as { name: string; proposedAt: string; until: string } | null,
  };
  const answers = (bank: FixtureBank, show = claim) => bank.on('bookClaims.show', () => ({ status: 200, body: { data: show } }));
  const asManager = (bank: FixtureBank) =>
    bank.on('orgs.me', () => ({ status: 200, body: { data: { ...me, role: 'branch_operations' } } }));

  it('are for those who give leads by hand', async () => {
    const bank = new FixtureBank();
    await openQueue(bank, '/leads/lead_1');
    await screen.findByText('四本账');
    expect(screen.queryByRole('button', { name: '提出认领…' })).toBeNull();
  });

  it('a proposal waits for the customer, and says so', async () => {
    const bank = new FixtureBank();
    asManager(bank);
    answers(bank, { ...claim, waiting: { name: '周可欣', proposedAt: me.businessNow, until: '2026-12-06T06:32:00.000Z' } });
    await openQueue(bank, '/leads/lead_1');
    fireEvent.click(await screen.findByRole('button', { name: '提出认领…' }));
    expect(await screen.findByText(/已提出由周可欣认领，等客户在小程序确认/)).toBeTruthy();
  });

  it('an owner who is in touch is not proposed away, in words', async () => {
    const bank = new FixtureBank();
    asManager(bank);
    answers(bank, { ...claim, ownerText: '管户：刘志远', whyNot: '管户人还在联系客户，不能认领；有争议请用「对归属有异议」。' });
    await openQueue(bank, '/leads/lead_1');
    fireEvent.click(await screen.findByRole('button', { name: '提出认领…' }));
    expect(await screen.findByText(/管户：刘志远。管户人还在联系客户/)).toBeTruthy();
  });

  it('a wish is written down, and a refusal is told', async () => {
    const bank = new FixtureBank();
    asManager(bank);
    answers(bank);
    bank.on('wishes.record', () => refused('WISH_TOO_OFTEN'));
    await openQueue(bank, '/leads/lead_1');
    fireEvent.click(await screen.findByRole('button', { name: '客户要求换一位…' }));
    fireEvent.click(await screen.findByRole('button', { name: '记下并换人' }));
    expect(await screen.findByText(/WISH_TOO_OFTEN/)).toBeTruthy();
    bank.on('wishes.record', () => ({ status: 200, body: { data: { verdictId: null, text: '客户的意愿已记过' } } }));
    fireEvent.click(screen.getByRole('button', { name: '记下并换人' }));
    expect(await screen.findByText('客户的意愿已记过')).toBeTruthy();
  });
});
