import { addDays, businessDayOf, shanghaiInstant } from '@yinqiao/shared/domain';
import { remindUnheld } from '../../server/src/modules/leads/crons/remindUnheld';
import { LeadModel } from '../../server/src/modules/leads/lead.model';
import { StaffModel } from '../../server/src/modules/orgs/staff.model';
import { DeliveryModel } from '../../server/src/modules/outreach/delivery.model';
import { businessNow, setBusinessNow } from '../../server/src/platform/clock/clock';
import { type Bank, startBank } from '../support/bank';

/** Nobody holds these leads, so no clock of an RM runs: somebody who can change it hears of them all the same. */
let bank: Bank;
beforeAll(async () => (bank = await startBank({ services: 'web' })), 120_000);
afterAll(() => bank.stop());

const told = async () => {
  const notices = await DeliveryModel.find({ kind: 'staff_notice', body: /没有人跟进/ }).lean();
  const staff = await StaffModel.find({ _id: { $in: notices.map(({ staffId }) => staffId) } }).lean();
  return staff.map(({ role }) => role).sort();
};

test('the manager after two hours, the branch as well a day later', async () => {
  const lead = (await LeadModel.findOne({ open: true, staffId: null, state: 'pooled' }).lean())!;
  const now = businessNow();
  await LeadModel.updateMany({ open: true, staffId: null }, { $set: { pooledAt: now, openedAt: now } });
  await remindUnheld.run(now);
  expect(await told()).toEqual([]);

  await LeadModel.updateOne({ _id: lead._id }, { $set: { pooledAt: new Date(now.getTime() - 3 * 3_600_000) } });
  await remindUnheld.run(now);
  expect(await told()).toEqual(['sub_branch_manager']);

  await setBusinessNow(shanghaiInstant(addDays(businessDayOf(now), 2), '09:30'));
  await remindUnheld.run(businessNow());
  expect(await told()).toContain('branch_operations');
});
