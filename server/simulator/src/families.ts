import type { Family } from './family';
import { appFamily } from './apps/appFamily';
import { groupSendFamily } from './wecom/groupsend/groupSendFamily';
import { transferFamily } from './wecom/transfers/transferFamily';
import { groupFamily } from './wecom/groups/groupFamily';
import { loginFamily } from './wecom/loginFamily';
import { messageFamily } from './wecom/messageFamily';
import { tokenFamily } from './wecom/tokenFamily';
import { addingFamily } from './wecom/adding/addingFamily';
import { contactWayFamily } from './wecom/contactWays/contactWayFamily';
import { idFamily } from './wecom/ids/idFamily';
import { mediaFamily } from './wecom/media/mediaFamily';
import { contactFamily } from './wecom/contacts/contactFamily';
import { customerFamily } from './wecom/customers/customerFamily';
import { tagFamily } from './wecom/tags/tagFamily';
import { officialFamily } from './official/officialFamily';
import { momentFamily } from './wecom/moments/momentFamily';
import { acquisitionFamily } from './wecom/acquisition/acquisitionFamily';
import { weChatFamily } from './wechat/weChatFamily';

/** Everything the simulator models, one line a family. */
export const families: readonly Family[] = [
  appFamily,
  groupSendFamily,
  transferFamily,
  groupFamily,
  loginFamily,
  messageFamily,
  tokenFamily,
  addingFamily,
  contactWayFamily,
  mediaFamily,
  contactFamily,
  customerFamily,
  idFamily,
  tagFamily,
  weChatFamily,
  acquisitionFamily,
  momentFamily,
  officialFamily,
];
