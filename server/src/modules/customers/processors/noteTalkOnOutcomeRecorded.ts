import { countsAsContact } from '@yinqiao/shared/domain';
import { OutcomeRecorded } from '../../../events/leads';
import { processor } from '../../../platform/work';
import { FollowRelationModel } from '../followRelation.model';
import { PersonModel } from '../person.model';
import { personById } from '../person.reads';

/** A customer who was reached has talked: that is what a friendship, and the owner's book, are later judged by. */
export const noteTalkOnOutcomeRecorded = processor({
  kind: 'transaction',
  name: 'noteTalkOnOutcomeRecorded',
  on: OutcomeRecorded,
  lane: 'normal',
  key: ({ personId }) => personId,
  run: async ({ payload: { personId, staffId, outcome, at } }) => {
    if (!countsAsContact(outcome)) return;
    const heard = new Date(at);
    const isOlder = { $or: [{ lastHeardAt: null }, { lastHeardAt: { $lt: heard } }] };
    const person = await personById(personId);
    if (!person) return;
    await FollowRelationModel.updateOne(
      { personId: person._id, staffId, endedAt: null, ...isOlder },
      { $set: { lastHeardAt: heard, evidence: 'call' } },
    );
    await PersonModel.updateOne(
      { _id: person._id, ownerStaffId: staffId, $or: [{ ownerContactAt: null }, { ownerContactAt: { $lt: heard } }] },
      { $set: { ownerContactAt: heard } },
    );
  },
});
