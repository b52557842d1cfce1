import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { ImportDetail } from '../../../features/leads-console/imports';
import { FixtureBank, refused } from '../testing/fixtureBank';
import { renderConsole } from '../testing/renderConsole';

const WAIT = { timeout: 5_000 };
const answer = (data: unknown) => ({ status: 200, body: { data } });

const detail = (over: Partial<ImportDetail> = {}): ImportDetail => ({
  importId: 'imp_1',
  fileName: '外拓登记.csv',
  unitId: 'hq',
  unitName: '总行',
  createdByName: '林若川',
  createdAt: '2026-11-22T06:00:00.000Z',
  state: 'mapping',
  stateWord: '待确认列',
  rows: 640,
  faulty: 0,
  progress: null,
  result: { made: 0, joined: 0, reopened: 0, known: 0, barred: 0 },
  version: 3,
  own: true,
  encoding: 'gb18030',
  headings: ['姓名', '手机', '产品', '授权时间'],
  preview: [{ row: 2, cells: ['张**', '107****0001', '养老金', '2026-11-20'] }],
  mapping: { name: 0, phone: 1, productLine: 2, consentAt: 3 },
  wholeFile: { productLine: null, consentVersion: null, areaId: null },
  areas: [],
  consentVersions: [{ productLine: 'pension', versions: ['V5'] }],
  faults: [],
  fileFault: null,
  approval: null,
  needsApproval: false,
  can: { upload: false, check: true, submit: false, cancel: true },
  finishedAt: null,
  keptUntil: '2026-12-22T06:00:00.000Z',
  ...over,
});

async function open(one: ImportDetail, prepare: (bank: FixtureBank) => void = () => undefined): Promise<FixtureBank> {
  const bank = new FixtureBank();
  bank.on('leads.import', () => answer(one));
  bank.on('leads.importFaults', () => answer({ rows: [{ row: 9, fieldName: '手机号', words: '手机号丢了位数' }], more: false }));
  prepare(bank);
  renderConsole(bank, '/leads/imports/imp_1');
  await screen.findByRole('heading', { name: '外拓登记.csv' }, WAIT);
  return bank;
}

describe('an import', () => {
  it('shows the first rows masked under what each column is, and what is lacking before it can be checked', async () => {
    await open(detail());
    expect(await screen.findByText('107****0001')).toBeTruthy();
    expect(screen.getByText('还没有对应：同意书版本')).toBeTruthy();
    expect(screen.getByRole('button', { name: '检查 640 行' })).toHaveProperty('disabled', true);
    expect(screen.getByText(/按 GBK 读取/)).toBeTruthy();
  });

  it('is checked by the columns that were confirmed, under the version that was seen', async () => {
    const whole = { productLine: null, consentVersion: 'V5', areaId: null };
    const checking = answer(
      detail({ state: 'checking', stateWord: '检查中', can: { upload: false, check: false, submit: false, cancel: true } }),
    );
    const bank = await open(detail({ wholeFile: whole }), (b) =>
      b.on('leads.checkImport', ({ version }) => {
        if (version !== 3) return refused('REQUEST_VERSION_STALE');
        b.on('leads.import', () => checking);
        return checking;
      }),
    );
    fireEvent.click(await screen.findByRole('button', { name: '检查 640 行' }));
    await screen.findByText('检查中', undefined, WAIT);
    expect(bank.calls.find(({ id }) => id === 'leads.checkImport')?.body).toEqual({ mapping: detail().mapping, wholeFile: whole });
  });

  it('says which rows make no lead, and asks a second person for a large one', async () => {
    const ready = { state: 'checked', stateWord: '待提交', rows: 1_500, faulty: 3, needsApproval: true } as const;
    const faults: ImportDetail['faults'] = [{ code: 'phone_digits_lost', words: '手机号丢了位数，请把这一列设为文本后重新导出', rows: 3 }];
    await open(detail({ ...ready, faults, can: { upload: false, check: true, submit: true, cancel: true } }));
    expect(await screen.findByRole('button', { name: '送复核：1,497 行' })).toBeTruthy();
    expect(screen.getByRole('heading', { name: '3 行有问题' })).toBeTruthy();
    expect(await screen.findByText('手机号丢了位数', undefined, WAIT)).toBeTruthy();
  });

  it('tells how far it is, and where its leads are when it is done', async () => {
    const doneImport = detail({
      state: 'done',
      stateWord: '已完成',
      result: { made: 600, joined: 30, reopened: 2, known: 0, barred: 0 },
      can: { upload: false, check: false, submit: false, cancel: false },
    });
    await open(doneImport);
    expect(await screen.findByText('导入完成：新线索 600 · 并入原有 30 · 重新打开 2')).toBeTruthy();
    expect(screen.getByRole('link', { name: '看这些线索' }).getAttribute('href')).toContain('import=imp_1');
  });

  it('that is unknown or out of scope says so and can be asked for again', async () => {
    const bank = new FixtureBank();
    bank.on('leads.import', () => refused('IMPORT_UNKNOWN'));
    renderConsole(bank, '/leads/imports/imp_1');
    expect(await screen.findByText('这次导入没有取到', undefined, WAIT)).toBeTruthy();
  });
});

test('without any import the list says what to do, and whoever may not import is not asked to', async () => {
  const bank = new FixtureBank();
  bank.on('leads.imports', () => ({
    status: 200,
    body: { data: { now: '2026-11-22T06:00:00.000Z', mayImport: false, imports: [] }, page: { nextCursor: null } },
  }));
  renderConsole(bank, '/leads/imports');
  expect(await screen.findByText('还没有导入过名单', undefined, WAIT)).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('button', { name: '导入名单' })).toBeNull());
});
