import type Router from '@koa/router';
import type { Simulator } from '../core/simulator';
import { families } from '../families';
import { getClient, postBridgeVerify } from './bridgeRoutes';
import { getCallbackFaults, postEvent, putCallbackFaults } from './callbackFaultRoutes';
import { mountControlRoute, type ControlRoute } from './controlRoute';
import { docPage } from './docPage';
import { mountEvents } from './events';
import { listMembers } from './memberRoutes';
import { openApi } from './openapi';
import {
  deleteCalls,
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
import { getLimits, putLimits } from './limitRoutes';
import { addFollows, addPersons, getWorldSummary, putWorld } from './worldRoutes';

const controlRoutes: readonly ControlRoute[] = [
  getHealth,
  putWorld,
  addPersons,
  addFollows,
  getWorldSummary,
  listMembers,
  ...families.flatMap(({ control = [] }) => control),
  getFaults,
  putFaults,
  deleteFaults,
  getLimits,
  putLimits,
  getCallbackFaults,
  putCallbackFaults,
  postEvent,
  getCalls,
  deleteCalls,
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
