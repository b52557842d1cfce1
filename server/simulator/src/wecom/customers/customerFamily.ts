import { getChat, getCustomerReceived, listChats, postChat } from '../../control/chatRoutes';
import { addCustomer, deleteCustomer } from '../../control/relationRoutes';
import type { Family } from '../../family';
import { batchGetByUser } from './batch';
import { getExternalContact, listExternalContacts, listFollowUsers } from './listAndGet';
import { listCustomers } from './listRoute';
import { remarkCustomer } from './memberRoutes';
import { remarkExternalContact } from './remark';

export const customerFamily: Family = {
  weCom: [listFollowUsers, listExternalContacts, getExternalContact, batchGetByUser, remarkExternalContact],
  control: [listCustomers, addCustomer, deleteCustomer, remarkCustomer, getCustomerReceived, listChats, getChat, postChat],
};
