import type { Family } from '../family';
import { mountWeChatRoute, type WeChatRoute } from '../wechat/weChatRoute';
import { listUsersOfAccount } from './accountRoutes';
import { sendCustomMessage } from './customMessage';
import { createMenu, deleteMenu, getMenu } from './menu';
import { keepReplies } from './officialEvents';
import { createQrCode, mountQrPictures } from './qrCode';
import { tagRoutes } from './tags';
import { sendTemplateMessage } from './templateMessage';
import { blockTemplates, followAccount, pressMenu, unfollowAccount, writeToAccount } from './userRoutes';
import { batchGetUserInfo, getUserInfo, listUsers } from './users';

const routes: readonly WeChatRoute[] = [
  ...[sendCustomMessage, sendTemplateMessage, createMenu, getMenu, deleteMenu, createQrCode],
  ...[getUserInfo, batchGetUserInfo, listUsers],
  ...tagRoutes,
];

/** Official accounts (公众号). */
export const officialFamily: Family = {
  mount: (router, simulator) => {
    routes.forEach((route) => mountWeChatRoute(router, simulator, route));
    mountQrPictures(router, simulator);
    keepReplies(simulator);
  },
  control: [listUsersOfAccount, followAccount, unfollowAccount, pressMenu, writeToAccount, blockTemplates],
};
