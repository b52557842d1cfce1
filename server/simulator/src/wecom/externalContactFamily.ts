import { getChat, getCustomerReceived, listChats, postChat } from '../control/chatRoutes';
import { addCustomer, deleteCustomer } from '../control/relationRoutes';
import type { Family } from '../family';
import { getExternalContact, listExternalContacts } from './externalContact';

export const externalContactFamily: Family = {
  weCom: [listExternalContacts, getExternalContact],
  control: [addCustomer, deleteCustomer, getCustomerReceived, listChats, getChat, postChat],
};
