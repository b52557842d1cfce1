import { execFileSync } from 'node:child_process';
import { nextDutyOf } from './nextDuty';

const hours = { days: [0, 1, 2, 3, 4, 5, 6], opens: '09:00', closes: '17:00' };
const at = (time: string, day = '2026-11-22') => new Date(`${day}T${time}:00+08:00`);
const rm = { leaves: [] as { from: string; to: string; kind: null }[], weekendDay: null as number | null, status: 'active' as const };
const duty = (askedAt: Date, over: Partial<typeof rm> = {}, marks = {}, now = askedAt) =>
  nextDutyOf({ ...rm, ...over }, { openingHours: { ...hours, marks } }, askedAt, now);

describe('when somebody is at work next, and how many opening minutes that is from the enquiry', () => {
  it.each([
    ['before the opening', at('08:10'), {}, at('09:00'), 0],
    ['after the closing', at('20:00'), {}, at('09:00', '2026-11-23'), 0],
    ['on the other day of a shared weekend', at('16:00'), { weekendDay: 6 }, at('09:00', '2026-11-23'), 60],
    [
      'on leave until tomorrow',
      at('15:00'),
      { leaves: [{ from: '2026-11-22', to: '2026-11-23', kind: null }] },
      at('09:00', '2026-11-24'),
      600,
    ],
    ['over the end of the year', at('17:00', '2026-12-31'), {}, at('09:00', '2027-01-01'), 0],
    ['over a leap day', at('17:00', '2028-02-28'), {}, at('09:00', '2028-02-29'), 0],
  ] as const)('%s', (_, asked, over, back, minutes) => {
    expect(duty(asked, over as Partial<typeof rm>)).toEqual({ at: back, minutes });
  });

  it('a day on which the calendar closes everything is passed over and counts no minute', () => {
    expect(duty(at('16:30'), {}, { '2026-11-23': 'closed' }, at('17:10'))).toEqual({ at: at('09:00', '2026-11-24'), minutes: 30 });
  });

  it('minutes are counted from the enquiry, however late it is asked again', () => {
    expect(duty(at('10:00'), { weekendDay: 6 }, {}, at('16:59'))).toEqual({ at: at('09:00', '2026-11-23'), minutes: 420 });
  });

  it('whoever has left, or is away for weeks, is not waited for', () => {
    expect(nextDutyOf({ ...rm, status: 'left' }, { openingHours: hours }, at('10:00'), at('10:00'))).toBeNull();
    expect(duty(at('10:00'), { leaves: [{ from: '2026-11-01', to: '2026-12-20', kind: null }] })).toBeNull();
  });

  it.each(['UTC', 'Asia/Shanghai', 'America/New_York'])('the same wherever the machine stands: %s', (zone) => {
    const script = `
      const { nextDutyOf } = require('./server/src/modules/leads/nextDuty.ts');
      const at = (text) => new Date(text + ':00+08:00');
      const staff = { leaves: [], weekendDay: 6, status: 'active' };
      const outlet = { openingHours: { days: [0, 1, 2, 3, 4, 5, 6], opens: '09:00', closes: '17:00' } };
      const asked = ['2026-11-22T16:00', '2026-12-31T23:59', '2028-02-28T17:00', '2026-03-08T02:30'];
      process.stdout.write(JSON.stringify(asked.map((text) => nextDutyOf(staff, outlet, at(text), at(text)))));
    `;
    const told = execFileSync(process.execPath, ['--import', 'tsx', '-e', script], { env: { ...process.env, TZ: zone }, encoding: 'utf8' });
    expect(JSON.parse(told)).toEqual([
      { at: '2026-11-23T01:00:00.000Z', minutes: 60 },
      { at: '2027-01-01T01:00:00.000Z', minutes: 0 },
      { at: '2028-02-29T01:00:00.000Z', minutes: 0 },
      { at: '2026-03-09T01:00:00.000Z', minutes: 480 },
    ]);
  });
});
