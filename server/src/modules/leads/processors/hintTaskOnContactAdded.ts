import { ContactAdded } from '../../../events/customers';
import { processor } from '../../../platform/work';
import { hintTask } from '../../tasks';
import { historyOf, writeLead } from '../commands/moveLead';
import { personById } from '../../customers';
import { LeadModel } from '../lead.model';

/** The customer became a friend of the RM who follows the lead: the script can be sent now. */
export const hintTaskOnContactAdded = processor({
  kind: 'transaction',
  name: 'hintTaskOnContactAdded',
  on: ContactAdded,
  lane: 'callback',
  key: ({ personId }) => personId,
  run: async ({ payload: { personId, staffId }, at }) => {
    const person = await personById(personId);
    if (!person) return;
    for (const lead of await LeadModel.find({ personId: person._id, open: true, staffId }).lean()) {
      await writeLead(lead, { $push: { history: historyOf(lead, 'befriended', at) } });
      await hintTask({ kind: 'lead', id: lead._id }, '已成为企微好友，可以发第一条话术');
    }
  },
});
