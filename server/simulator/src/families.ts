import type { Family } from './family';
import { appFamily } from './apps/appFamily';
import { groupFamily } from './wecom/groups/groupFamily';
import { loginFamily } from './wecom/loginFamily';
import { messageFamily } from './wecom/messageFamily';
import { tokenFamily } from './wecom/tokenFamily';
import { externalContactFamily } from './wecom/externalContactFamily';
import { weChatFamily } from './wechat/weChatFamily';

/** Everything the simulator models, one line a family. */
export const families: readonly Family[] = [
  appFamily,
  tokenFamily,
  loginFamily,
  messageFamily,
  externalContactFamily,
  weChatFamily,
  groupFamily,
];
