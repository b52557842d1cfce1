import type { Family } from '../../family';
import { addGroups, createGroup, dismissGroup, listSimulatorGroups } from './groupRoutes';
import { addJoinWay, deleteJoinWay, getJoinWay, mountGroupCodes, updateJoinWay } from './joinWay';
import { getGroup, listGroups, openGidToChatId } from './listAndGet';
import { changeGroup, joinGroup, leaveGroup } from './memberRoutes';
import { scanJoinWay } from './scanJoinWay';
import { addGroupWelcome, deleteGroupWelcome, editGroupWelcome, getGroupWelcome } from './welcomeTemplates';

/** Customer groups, the ways into them, and the templates that greet there. */
export const groupFamily: Family = {
  mount: mountGroupCodes,
  weCom: [
    ...[listGroups, getGroup, openGidToChatId],
    ...[addJoinWay, getJoinWay, updateJoinWay, deleteJoinWay],
    ...[addGroupWelcome, editGroupWelcome, getGroupWelcome, deleteGroupWelcome],
  ],
  control: [addGroups, listSimulatorGroups, createGroup, joinGroup, leaveGroup, changeGroup, dismissGroup, scanJoinWay],
};
