import type { Family } from '../../family';
import { clickLink, putAcquisitionQuota, watchFirstMessages } from './acquisitionRoutes';
import { createLink, deleteLink, getLink, listLinks, updateLink } from './links';
import { getAcquisitionQuota, getLinkCustomers, getLinkStatistic } from './results';

/** Links on which customers add members (获客助手). */
export const acquisitionFamily: Family = {
  mount: (_router, simulator) => watchFirstMessages(simulator),
  weCom: [listLinks, getLink, createLink, updateLink, deleteLink, getLinkCustomers, getLinkStatistic, getAcquisitionQuota],
  control: [clickLink, putAcquisitionQuota],
};
