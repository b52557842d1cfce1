import type { Family } from '../../family';
import { addMomentTask, getMomentTaskResult } from './addMoment';
import { listMomentTasks, postOwnMoment, publishMoment, reactToMoment } from './momentRoutes';
import { cancelMomentTask, getMomentComments, getMomentCustomers, getMomentSendResult, getMomentTasks, listMoments } from './queries';

export const momentFamily: Family = {
  weCom: [
    ...[addMomentTask, getMomentTaskResult, listMoments, getMomentTasks],
    ...[getMomentCustomers, getMomentSendResult, getMomentComments, cancelMomentTask],
  ],
  control: [listMomentTasks, publishMoment, postOwnMoment, reactToMoment],
};
