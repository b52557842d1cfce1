import { controlRoute } from '../../control/controlRoute';
import type { Family } from '../../family';
import { addContactWay } from './addContactWay';
import { deleteContactWay, getContactWay, listContactWays, updateContactWay } from './otherWays';
import { mountQrCodes } from './qrCode';

const getContactWays = controlRoute({
  method: 'get',
  path: '/_sim/contact-ways',
  summary: 'The contact ways, temporary ones too.',
  answer: '{contactWays: [{configId, type, scene, remark, state, skipVerify, user, party, isTemp, createdAt, scans}]}',
  handle: ({ simulator }) => ({ contactWays: simulator.state.memories.contactWays.all }),
});

export const contactWayFamily: Family = {
  mount: mountQrCodes,
  weCom: [addContactWay, getContactWay, listContactWays, updateContactWay, deleteContactWay],
  control: [getContactWays],
};
