import { useLocation, useNavigate } from 'react-router';
import { type CustomerTab, customerTabs } from '../paths';

const keyOf = (externalUserId: string) => `yq.tab.${externalUserId}`;
const isTab = (text: string | null): text is CustomerTab => customerTabs.some((tab) => tab === text);

function kept(externalUserId: string): CustomerTab {
  const text = sessionStorage.getItem(keyOf(externalUserId));
  return isTab(text) ? text : 'scripts';
}

/**
 * The open tab: it stands in the address and is kept for each customer, so that going to another chat and back keeps the place.
 * The address of the customer before says nothing about this one.
 */
export function useCustomerTab(externalUserId: string): [CustomerTab, (tab: CustomerTab) => void] {
  const navigate = useNavigate();
  const { pathname, state } = useLocation() as { pathname: string; state: { customer: string } | null };
  const named = pathname.slice(1);
  const ofThisCustomer = state === null || state.customer === externalUserId;
  const choose = (tab: CustomerTab) => {
    sessionStorage.setItem(keyOf(externalUserId), tab);
    void navigate(`/${tab}`, { replace: true, state: { customer: externalUserId } });
  };
  return [isTab(named) && ofThisCustomer ? named : kept(externalUserId), choose];
}
