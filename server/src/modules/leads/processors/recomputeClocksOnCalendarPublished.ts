import { CalendarPublished } from '../../../events/orgs';
import { businessNow } from '../../../platform/clock/clock';
import { processor } from '../../../platform/work';
import { ClockRunModel } from '../clockRun.model';
import { recomputeClocks } from '../commands/recomputeClocks';
import { LeadModel } from '../lead.model';

/** Holidays move what is due: open clocks are reckoned anew, a batch at a time. A run that was cut short begins again. */
export const recomputeClocksOnCalendarPublished = processor({
  kind: 'effect',
  name: 'recomputeClocksOnCalendarPublished',
  on: CalendarPublished,
  lane: 'bulk',
  key: () => 'all',
  serial: true,
  run: async ({ payload: { year, version } }) => {
    const _id = `calendar/${year}/${version}`;
    const total = await LeadModel.countDocuments({ open: true, staffId: { $ne: null }, nextClockAt: { $ne: null } });
    const begun = { startedAt: businessNow(), total, done: 0, graced: 0, finishedAt: null };
    await ClockRunModel.updateOne({ _id }, { $set: begun }, { upsert: true });
    await recomputeClocks({}, async (done) => void (await ClockRunModel.updateOne({ _id }, { $set: done })));
    await ClockRunModel.updateOne({ _id }, { $set: { finishedAt: businessNow() } });
  },
});
