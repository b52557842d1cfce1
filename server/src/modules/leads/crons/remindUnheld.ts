import type { StaffRole } from '@yinqiao/shared/domain';
import { businessNow } from '../../../platform/clock/clock';
import { type CronJob, dailyAt } from '../../../platform/cron/cron';
import { transact } from '../../../platform/db/transact';
import { leaderOf } from '../../orgs';
import { planStaffNotices } from '../../outreach';
import { groupBy } from '../groupBy';
import { type Lead, LeadModel } from '../lead.model';
import { unheldWords } from '../unheldWords';

type Unheld = Pick<Lead, '_id' | 'state' | 'unitPath' | 'openedAt' | 'pooledAt'>;

const HOUR_MS = 3_600_000;
/** A lead that nobody holds is the manager's concern after so long, and the branch's a day later. */
const PATIENCE_MS = 2 * HOUR_MS;
const LONG_MS = 26 * HOUR_MS;
const DECIDES: readonly StaffRole[] = ['sub_branch_manager', 'branch_operations', 'outlet_manager'];
const ABOVE: readonly StaffRole[] = ['branch_operations'];

/** Twice a day: a lead that nobody holds has no clock of its own, so whoever can change that is told how many there are and for how long. */
export const remindUnheld: CronJob = {
  name: 'remindUnheld',
  clock: 'business',
  bucketsBetween: dailyAt('09:30', '14:00'),
  catchUp: 'latest',
  limit: 1,
  run: async () => {
    const now = businessNow();
    const fields = { state: 1, unitPath: 1, openedAt: 1, pooledAt: 1 } as const;
    const open = await LeadModel.find({ open: true, staffId: null }, fields).lean<Unheld[]>();
    const old = open.filter((lead) => now.getTime() - sinceOf(lead) > PATIENCE_MS);
    const long = old.filter((lead) => now.getTime() - sinceOf(lead) > LONG_MS);
    const notices = [...(await noticesOf(old, DECIDES, now)), ...(await noticesOf(long, ABOVE, now))];
    await transact(() => planStaffNotices(notices));
  },
};

const sinceOf = ({ pooledAt, openedAt }: Unheld): number => (pooledAt ?? openedAt).getTime();

/** One message a reader, however many units they look after. */
async function noticesOf(leads: readonly Unheld[], roles: readonly StaffRole[], now: Date) {
  const readers = new Map<string, Unheld[]>();
  for (const [unitPath, ofUnit] of groupBy(leads, ({ unitPath: path }) => path)) {
    const reader = await leaderOf(unitPath, roles);
    if (reader) readers.set(reader._id, [...(readers.get(reader._id) ?? []), ...ofUnit]);
  }
  return [...readers].map(([staffId, theirs]) => {
    const waits = theirs.map((lead) => ({ state: lead.state, ms: now.getTime() - sinceOf(lead) }));
    return {
      staffId,
      notice: { title: `${theirs.length} 条线索没有人跟进`, lines: unheldWords(waits), path: '/console.html#/leads/board' },
    };
  });
}
