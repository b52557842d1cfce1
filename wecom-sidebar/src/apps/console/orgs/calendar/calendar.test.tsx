import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { MarkedDay } from '@yinqiao/shared/domain';
import { FixtureBank, refused } from '../../testing/fixtureBank';
import { renderConsole } from '../../testing/renderConsole';

const announced: MarkedDay[] = [
  { day: '2026-10-01', mark: 'rest', name: '国庆节' },
  { day: '2026-12-26', mark: 'working', name: '元旦' },
];

/** The bank's calendar as the server keeps it: under its version. */
class CalendarBank extends FixtureBank {
  version = 1;
  days: MarkedDay[] = announced.slice(0, 1);

  constructor(readonly canPublish = true) {
    super();
    this.on('orgs.calendar', () => ({ status: 200, body: { data: { ...this.year(), years: [2025, 2026, 2027], missingYears: [2027] } } }));
    this.on('orgs.publishCalendar', ({ body, version }) => {
      if (version !== this.version) return refused('REQUEST_VERSION_STALE');
      this.version += 1;
      this.days = (body as { days: MarkedDay[] }).days;
      return { status: 200, body: { data: this.year() } };
    });
  }

  private year() {
    const published = { publishedAt: '2025-11-10T02:00:00.000Z', publishedBy: '林若川' };
    return { year: 2026, version: this.version, ...published, days: this.days, announced, canPublish: this.canPublish };
  }
}

const open = async (bank: FixtureBank) => {
  renderConsole(bank, '/orgs/calendar');
  return screen.findByRole('group', { name: /2026年/ }, { timeout: 5_000 });
};
const published = (bank: FixtureBank) => bank.calls.filter(({ id }) => id === 'orgs.publishCalendar').map(({ body }) => body);
const press = (name: string | RegExp, inside: HTMLElement = document.body) => fireEvent.click(within(inside).getByRole('button', { name }));

test('a day is marked, named and published with what it changes; the next year is said to be missing', async () => {
  const bank = new CalendarBank();
  await open(bank);
  expect(screen.getByText(/2027 年的日历还没有发布/)).toBeTruthy();
  press(/^12月31日 周四，平常工作日/);
  press('闭', screen.getByRole('group', { name: '这一天' }));
  fireEvent.change(screen.getByLabelText('名称'), { target: { value: '年终决算' } });
  press('发布 1 处改动');
  press('发布 1 处改动', await screen.findByRole('dialog'));
  await waitFor(() => expect(published(bank)).toEqual([{ days: [announced[0], { day: '2026-12-31', mark: 'closed', name: '年终决算' }] }]));
  await screen.findByText(/第 2 版/);
});

test('what was announced is taken in at once, and what is over stays as it was', async () => {
  const bank = new CalendarBank();
  await open(bank);
  press(/带\s*入/);
  expect(screen.getByText('12月26日 周六')).toBeTruthy();
  press(/^10月1日 周四，放假/);
  expect(screen.getByText(/已经过去的日期不能再改/)).toBeTruthy();
  press('撤回 12月26日 周六 的改动');
  expect(screen.getByText('0 处')).toBeTruthy();
});

test('a refused publication keeps the changes', async () => {
  const bank = new CalendarBank();
  await open(bank);
  press(/^12月31日/);
  press('休');
  bank.version = 5;
  press('发布 1 处改动');
  press('发布 1 处改动', await screen.findByRole('dialog'));
  await screen.findByText(/刚才有人改过这里/);
  expect(screen.getByText('12月31日 周四', { selector: 'li span' })).toBeTruthy();
});

test('the arrows go from day to day over the end of a month', async () => {
  const grid = await open(new CalendarBank());
  const last = within(grid).getByRole('button', { name: /^11月30日/ });
  last.focus();
  fireEvent.keyDown(last, { key: 'ArrowRight' });
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^12月1日/);
});

test('who does not publish reads it', async () => {
  await open(new CalendarBank(false));
  press(/^12月31日/);
  expect(screen.queryByRole('group', { name: '这一天' })).toBeNull();
  expect(screen.queryByRole('button', { name: /发布/ })).toBeNull();
});
