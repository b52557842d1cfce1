import { PersonsAlike } from '../../../events/customers';
import { processor } from '../../../platform/work';
import { notePair } from '../commands/notePair';

/** What the product notices by itself goes on the list; a member of staff decides. */
export const notePairOnPersonsAlike = processor({
  kind: 'transaction',
  name: 'notePairOnPersonsAlike',
  on: PersonsAlike,
  lane: 'normal',
  key: ({ personIds }) => personIds.join(':'),
  run: async ({ payload: { personIds, ground } }) => {
    await notePair({ personIds, ground, byStaffId: null, note: null });
  },
});
