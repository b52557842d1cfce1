import type { Family } from '../../family';
import { addMsgTemplate } from './addMsgTemplate';
import { getGroupMessages, postOwnSend, putSendPolicy } from './ownSendRoutes';
import { getGroupSendResult, getGroupSendTasks, listGroupSends } from './queries';
import { cancelGroupSend, remindGroupSend } from './remindAndCancel';
import { confirmSend, listSendTasks } from './taskRoutes';

export const groupSendFamily: Family = {
  weCom: [addMsgTemplate, listGroupSends, getGroupSendTasks, getGroupSendResult, remindGroupSend, cancelGroupSend],
  control: [listSendTasks, confirmSend, postOwnSend, putSendPolicy, getGroupMessages],
};
