import type { StaffRole } from '@yinqiao/shared/domain';
import { type CronJob, dailyAt } from '../../../platform/cron/cron';
import { transact } from '../../../platform/db/transact';
import { headOffice, leaderOf, unitsBelow } from '../../orgs';
import { planStaffNotices } from '../../outreach';
import { fairnessOf } from '../fairness/fairness.view';
import { farOffWords } from '../fairness/farOffWords';

const LOOKS_AFTER: readonly StaffRole[] = ['branch_operations', 'hq_planner'];

/** Every morning: whoever looks after a branch's rules is told where its shares stand far off; RMs are not. */
export const alarmUnfairness: CronJob = {
  name: 'alarmUnfairness',
  clock: 'business',
  bucketsBetween: dailyAt('08:40'),
  catchUp: 'latest',
  limit: 1,
  run: async () => {
    const notices: Parameters<typeof planStaffNotices>[0][number][] = [];
    for (const unit of await unitsBelow((await headOffice()).unitPath)) {
      if (unit.level !== 'branch' && unit.level !== 'remote_desk') continue;
      const lines = farOffWords(await fairnessOf(unit, {}));
      const reader = lines.length > 0 ? await leaderOf(unit.unitPath, LOOKS_AFTER) : null;
      if (!reader) continue;
      const notice = { title: `${unit.name}：请复核分配规则`, lines, path: `/console.html#/leads/fairness?unitId=${unit._id}` };
      notices.push({ staffId: reader._id, notice });
    }
    await transact(() => planStaffNotices(notices));
  },
};
