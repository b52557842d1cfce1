import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { FixtureBank, refused } from '../testing/fixtureBank';
import { renderConsole } from '../testing/renderConsole';
import { verdict, verdictRows, verification } from '../testing/bankVerdicts';

const WAIT = { timeout: 5_000 };
const answer = (data: unknown) => () => ({ status: 200, body: { data, page: { nextCursor: null } } });

async function openDocument(bank = new FixtureBank()) {
  const view = renderConsole(bank, '/leads/verdicts/vdt_1');
  await screen.findByText('线索归属裁决书', undefined, WAIT);
  return { ...view, bank };
}

describe('the list of verdicts', () => {
  it('opens with what waits for the viewer, and leads to the document', async () => {
    const { router } = renderConsole(new FixtureBank(), '/leads/verdicts');
    const row = (await screen.findByRole('link', { name: '〔2026〕148 号' }, WAIT)).closest('tr')!;
    expect(within(row).getByText('等你答复')).toBeTruthy();
    expect(screen.getByRole('button', { name: '待我处理 1' }).getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(row);
    await waitFor(() => expect(router.state.location.pathname).toBe('/leads/verdicts/vdt_1'));
  });

  it('what the viewer is to carry out stands with its own deadline, not with that of the parties', async () => {
    const bank = new FixtureBank();
    const [row] = verdictRows.verdicts;
    const asking = { ...row!, todo: 'measure' as const, measureBy: '2026-11-22T15:59:59.999Z' };
    bank.on('verdicts.list', answer({ ...verdictRows, verdicts: [asking] }));
    renderConsole(bank, '/leads/verdicts');
    const line = (await screen.findByRole('link', { name: '〔2026〕148 号' }, WAIT)).closest('tr')!;
    expect(within(line).getByText('等你执行')).toBeTruthy();
    expect(within(line).getByText(/^执行 11月22日 前/)).toBeTruthy();
    expect(within(line).queryByText(/^答复/)).toBeNull();
  });

  it('says why it is empty, and fails with a way on', async () => {
    const bank = new FixtureBank();
    bank.on('verdicts.list', answer({ ...verdictRows, counts: { todo: 0, open: 0, all: 0 }, verdicts: [] }));
    const view = renderConsole(bank, '/leads/verdicts');
    expect(await screen.findByText('没有未终局的裁决', undefined, WAIT)).toBeTruthy();
    view.unmount();
    bank.on('verdicts.list', () => refused('ACCESS_DENIED'));
    renderConsole(bank, '/leads/verdicts');
    expect(await screen.findByText('裁决列表没有取到', undefined, WAIT)).toBeTruthy();
    expect(screen.getByRole('button', { name: '重试' })).toBeTruthy();
  });

  it('核验 takes a number as it is printed and says whether the document is as it was issued', async () => {
    const bank = new FixtureBank();
    renderConsole(bank, '/leads/verdicts');
    const field = await screen.findByLabelText('文号', undefined, WAIT);
    const check = screen.getByRole('button', { name: /核\s*验/ });
    fireEvent.change(field, { target: { value: '没有数字' } });
    fireEvent.click(check);
    expect(screen.getByText('请填文号里的数字')).toBeTruthy();
    fireEvent.change(field, { target: { value: '银桥归裁〔2026〕148 号' } });
    fireEvent.click(check);
    expect(await screen.findByText(/与签发时一致/, undefined, WAIT)).toBeTruthy();
    bank.on('verdicts.verify', answer({ ...verification, intact: false, fault: '第 1 版与签发时不一致。' }));
    fireEvent.change(field, { target: { value: '149' } });
    fireEvent.click(check);
    expect(await screen.findByText(/第 1 版与签发时不一致/, undefined, WAIT)).toBeTruthy();
  });
});

describe('the document', () => {
  it('tells the ruling, its facts, clauses, ledgers and appeals in the order of a print', async () => {
    await openDocument();
    expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual([
      '一、裁决',
      '二、认定的事实',
      '三、适用条款 《线索分配规则》V12',
      '四、四本账，裁决前后',
      '五、申诉',
    ]);
    expect(screen.getByRole('img', { name: '潘雨桐 100%' })).toBeTruthy();
    expect(screen.getByText('银桥归裁〔2026〕148 号 · 2026年11月22日 11:45')).toBeTruthy();
    expect(await screen.findByText(/校验通过/, undefined, WAIT)).toBeTruthy();
  });

  it('whoever is to answer upholds or changes it with a reason; a refusal keeps what was written', async () => {
    const { bank } = await openDocument();
    bank.on('verdicts.decide', () => refused('REQUEST_VERSION_STALE'));
    fireEvent.click(screen.getByRole('button', { name: '答复申诉…' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: '改判' }));
    const send = within(dialog).getByRole('button', { name: '改判并签发' });
    expect(send.hasAttribute('disabled')).toBe(true);
    fireEvent.change(within(dialog).getByLabelText('理由'), { target: { value: '到店记录属实' } });
    fireEvent.click(send);
    expect(await within(dialog).findByText(/刚才有人改过这里/, undefined, WAIT)).toBeTruthy();
    expect(within(dialog).getByDisplayValue('到店记录属实')).toBeTruthy();
    expect(bank.calls.find(({ id }) => id === 'verdicts.decide')?.body).toEqual({
      answer: 'change',
      reason: '到店记录属实',
      followerId: 'pan',
      followerPart: 8_000,
    });
  });

  it('offers no step to whom it is not the turn of', async () => {
    const bank = new FixtureBank();
    bank.on('verdicts.read', answer({ ...verdict, can: [] }));
    await openDocument(bank);
    expect(screen.queryByRole('button', { name: '答复申诉…' })).toBeNull();
    expect(screen.queryByRole('button', { name: '申诉…' })).toBeNull();
  });

  it('says that it is not there where it is out of scope', async () => {
    const bank = new FixtureBank();
    bank.on('verdicts.read', () => refused('VERDICT_UNKNOWN'));
    renderConsole(bank, '/leads/verdicts/vdt_9');
    expect(await screen.findByText('没有找到这份裁决书，或它不在你的范围。', undefined, WAIT)).toBeTruthy();
  });
});

test('a dispute is raised from the lead and its document opens', async () => {
  const bank = new FixtureBank();
  const { router } = renderConsole(bank, '/leads/lead_1');
  fireEvent.click(await screen.findByRole('button', { name: '对归属有异议…' }, WAIT));
  const [follower] = await screen.findAllByLabelText<HTMLInputElement>('主张一方', undefined, WAIT);
  expect([follower?.value, follower?.readOnly]).toEqual(['潘雨桐（河东营业部，跟进人）', true]);
  fireEvent.change(await screen.findByLabelText('陈述', undefined, WAIT), { target: { value: '两边都要记业绩' } });
  fireEvent.click(screen.getByRole('button', { name: '提出并当场裁决' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/leads/verdicts/vdt_1'), WAIT);
  expect(bank.calls.find(({ id }) => id === 'verdicts.raise')?.body).toEqual({
    kind: 'book_and_code',
    claimants: ['pan', 'zhou'],
    statement: '两边都要记业绩',
  });
});

test('whoever is asked to carry something out answers in the document', async () => {
  const bank = new FixtureBank();
  const measure = { measureNo: 1, text: '请网点负责人在 2027 年 2 月 21 日 复核管户关系。', whoText: '河东营业部 高敏行（网点负责人）' };
  const asked = { ...measure, dueAt: '2027-02-21T15:59:59.999Z', state: 'open', closedAt: null, mine: true };
  bank.on('verdicts.read', answer({ ...verdict, measures: [asked] }));
  bank.on('verdicts.closeMeasure', answer({ verdictId: 'vdt_1', measureNo: 1, state: 'done' }));
  renderConsole(bank, '/leads/verdicts/vdt_1');
  fireEvent.click(await screen.findByRole('button', { name: /^已办：请网点负责人/ }, WAIT));
  await waitFor(
    () => expect(bank.calls.find(({ id }) => id === 'verdicts.closeMeasure')?.body).toEqual({ issue: 1, answer: 'done' }),
    WAIT,
  );
});
