import type Router from '@koa/router';
import type { Simulator } from '../core/simulator';
import { getClient, postBridgeVerify } from './bridgeRoutes';
import { getChat, getCustomerReceived, listChats, postChat } from './chatRoutes';
import { mountControlRoute, type ControlRoute } from './controlRoute';
import { docPage } from './docPage';
import { mountEvents } from './events';
import { postLoginCode, postOauthCode, postSignIn } from './loginRoutes';
import { clickCard, getReceived, listMembers } from './memberRoutes';
import { openApi } from './openapi';
import {
  deleteFaults,
  getCallbacks,
  getCalls,
  getFaults,
  getHealth,
  postClock,
  putFaults,
  putWallClock,
  resendCallback,
} from './operationRoutes';
import { addCustomer, deleteCustomer } from './relationRoutes';
import { addFollows, addPersons, getWorldSummary, putWorld } from './worldRoutes';

const controlRoutes: readonly ControlRoute[] = [
  getHealth,
  putWorld,
  addPersons,
  addFollows,
  getWorldSummary,
  postLoginCode,
  postSignIn,
  postOauthCode,
  addCustomer,
  deleteCustomer,
  getCustomerReceived,
  listMembers,
  getReceived,
  clickCard,
  listChats,
  getChat,
  postChat,
  getFaults,
  putFaults,
  deleteFaults,
  getCalls,
  getCallbacks,
  resendCallback,
  postClock,
  putWallClock,
  getClient,
  postBridgeVerify,
];

export function mountControl(router: Router, simulator: Simulator): void {
  controlRoutes.forEach((route) => mountControlRoute(router, simulator, route));
  mountEvents(router, simulator);
  router.get('/_sim/openapi.json', (context) => {
    context.body = openApi(controlRoutes);
  });
  router.get(['/_sim', '/_sim/'], (context) => {
    context.type = 'html';
    context.body = docPage(controlRoutes);
  });
}
