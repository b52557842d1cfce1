import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Api } from '@yinqiao/shared/contracts';
import { staff, units } from '../testing/bankUnits';
import { FixtureBank, refused } from '../testing/fixtureBank';
import { renderConsole } from '../testing/renderConsole';

type Leave = Api['orgs.recordLeave']['body'];
const TODAY = '2026-11-22';

/** Whoever looks keeps the roster of 滨江路网点; the bank answers by the versions it was given. */
class RosterBank extends FixtureBank {
  version = 4;
  leaves: Leave[] = [];

  constructor() {
    super();
    this.on('orgs.tree', () => this.told({ units, staff: staff.map((one) => (one.staffId === 'zhou' ? this.zhou() : one)) }));
    this.on('orgs.recordLeave', ({ body, version }) => this.changed(version, [...this.leaves, body as Leave]));
    this.on('orgs.endLeave', ({ params, version }) =>
      this.changed(
        version,
        this.leaves.filter(({ from }) => from !== params['from']),
      ),
    );
  }

  private changed(version: number | null, leaves: Leave[]) {
    if (version !== this.version) return refused('REQUEST_VERSION_STALE');
    this.leaves = leaves;
    this.version += 1;
    return this.told(this.zhou());
  }

  private zhou() {
    const away = this.leaves.some(({ from, to }) => from <= TODAY && TODAY <= to);
    const duty = away ? { dutyText: '休假，11月23日回', onDuty: false } : {};
    return { ...staff[0], ...duty, version: this.version, canSchedule: true, leaves: this.leaves };
  }

  private readonly told = (data: unknown) => ({ status: 200, body: { data } });
}

async function open(bank: FixtureBank) {
  renderConsole(bank, '/orgs?at=binjiang');
  return screen.findByRole('group', { name: '同事' }, { timeout: 5_000 });
}
const entered = (bank: FixtureBank) => bank.calls.filter(({ id }) => id === 'orgs.recordLeave').map(({ body }) => body);
const press = (inside: HTMLElement, name: string | RegExp) => fireEvent.click(within(inside).getByRole('button', { name }));

describe('leave on the orgs page', () => {
  it('is not offered to whoever keeps nobody’s roster', async () => {
    const people = await open(new FixtureBank());
    expect(within(people).queryByRole('button')).toBeNull();
  });

  it('of today is entered in one dialog that says what it means, and the duty words follow', async () => {
    const bank = new RosterBank();
    const people = await open(bank);
    press(people, '给周可欣请假');
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByLabelText('从')).toBeTruthy();
    expect(within(dialog).getByLabelText('到')).toBeTruthy();
    expect(within(dialog).getByText('今天不再分给新线索；名下已有的线索不动。')).toBeTruthy();
    press(dialog, '年假');
    press(dialog, '请假 1 天');
    expect(await within(people).findByText('休假，11月23日回')).toBeTruthy();
    expect(within(people).getByText('今天 年假')).toBeTruthy();
    expect(entered(bank)).toEqual([{ from: TODAY, to: TODAY, kind: 'annual' }]);
  });

  it('keeps what was chosen when it is refused, and is entered on the latest roster by the next press', async () => {
    const bank = new RosterBank();
    const people = await open(bank);
    press(people, '给周可欣请假');
    const dialog = await screen.findByRole('dialog');
    press(dialog, '病假');
    bank.leaves = [{ from: '2026-12-01', to: '2026-12-02', kind: null }];
    bank.version += 1;
    press(dialog, '请假 1 天');
    expect(await within(dialog).findByText(/刚才有人改过这里/)).toBeTruthy();
    expect(await within(people).findByText('12月1日至12月2日')).toBeTruthy();
    press(dialog, '请假 1 天');
    await within(people).findByText('今天 病假');
    expect(bank.leaves).toHaveLength(2);
  });

  it('begins on the first day that is free, so that it never overlaps by default', async () => {
    const bank = new RosterBank();
    bank.leaves = [{ from: '2026-11-20', to: '2026-11-24', kind: 'errand' }];
    press(await open(bank), '给周可欣请假');
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('11月25日不再分给新线索；名下已有的线索不动。')).toBeTruthy();
  });

  it('is ended after one question, and the end can be taken back', async () => {
    const bank = new RosterBank();
    bank.leaves = [{ from: '2026-11-20', to: TODAY, kind: 'sick' }];
    const people = await open(bank);
    press(people, /^给周可欣销假/);
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/从今天起按排班接新线索，等待中的线索会立即再试/)).toBeTruthy();
    press(dialog, '销假');
    await waitFor(() => expect(within(people).queryByText('休假，11月23日回')).toBeNull());
    const told = (await screen.findByText(/^周可欣已销假/)).closest<HTMLElement>('[role="alert"]')!;
    press(told, '撤销');
    expect(await within(people).findByText('休假，11月23日回')).toBeTruthy();
    expect(screen.queryByText(/^周可欣已销假/)).toBeNull();
    expect(entered(bank)).toEqual([{ from: TODAY, to: TODAY, kind: 'sick' }]);
  });
});
