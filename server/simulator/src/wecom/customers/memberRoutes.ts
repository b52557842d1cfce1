import { ControlError, controlRoute } from '../../control/controlRoute';
import { findMember, findPerson } from '../../control/find';
import { contactChanged } from './contactChanged';

interface RemarkBody {
  userid: string;
  remark?: string;
  addTags?: string[];
  removeTags?: string[];
}

export const remarkCustomer = controlRoute<RemarkBody>({
  method: 'post',
  path: '/_sim/customers/:externalUserId/remark',
  summary: 'The member changes his remark or corp tags on the customer in the client: edit_external_contact.',
  body: {
    type: 'object',
    required: ['userid'],
    properties: {
      userid: { type: 'string' },
      remark: { type: 'string' },
      addTags: { type: 'array', items: { type: 'string' } },
      removeTags: { type: 'array', items: { type: 'string' } },
    },
  },
  answer: '{remark, tagIds}',
  handle: ({ simulator, params, body }) => {
    const { userid } = findMember(simulator, body.userid);
    const { externalUserId } = findPerson(simulator, params['externalUserId']);
    const follow = simulator.state.directory.follow(userid, externalUserId);
    if (follow?.memberSide !== 'friend') throw new ControlError(409, 'NOT_FRIENDS', 'The member does not have this customer.');
    const { addTags = [], removeTags = [], remark = follow.remark } = body;
    const unknown = addTags.find((id) => !simulator.state.memories.tags.liveTag(id));
    if (unknown) throw new ControlError(404, 'TAG_UNKNOWN', `There is no tag ${unknown}.`);
    const tagIds = [...new Set([...(follow.tagIds ?? []), ...addTags])].filter((id) => !removeTags.includes(id));
    const changed = { ...follow, remark, tagIds };
    simulator.commit(
      { type: 'relation', follow: changed },
      ...contactChanged(simulator, 'edit_external_contact', { userid, externalUserId }),
    );
    return { remark, tagIds };
  },
});
