import type { Family } from '../../family';
import { acceptCustomer, listGreetings, listRequests, refuseCustomer, scanContactWay } from './scanRoutes';
import { sendWelcomeMessage } from './sendWelcome';

export const addingFamily: Family = {
  weCom: [sendWelcomeMessage],
  control: [scanContactWay, listRequests, acceptCustomer, refuseCustomer, listGreetings],
};
