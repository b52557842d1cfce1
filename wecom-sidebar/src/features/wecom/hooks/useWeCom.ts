import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApi } from '../../../platform/api';
import { currentCustomer, isWeCom, registerSdk } from '../api/weComSdk';

interface App {
  corpId: string;
  agentId: string;
}

// The chat tool tells nobody when another chat is opened; asking is free (it stays on the device).
const FOLLOW_MS = 2_000;

/**
 * Registers the page with WeCom once it is known for which application.
 * @returns true when the SDK may be called
 */
export function useWeComSdk(app: App | undefined): boolean {
  const api = useApi();
  const [registered, setRegistered] = useState(false);
  const [corpId, agentId] = [app?.corpId, app?.agentId];
  useEffect(() => {
    if (corpId === undefined || agentId === undefined || !isWeCom()) return;
    registerSdk(api, { corpId, agentId });
    setRegistered(true);
  }, [api, corpId, agentId]);
  return registered;
}

/** The external user id of the open chat's customer (null beside no single customer); follows when the chat changes. */
export const useCurrentCustomer = (registered: boolean) =>
  useQuery({
    queryKey: ['wecom.customer'],
    queryFn: currentCustomer,
    enabled: registered,
    refetchInterval: FOLLOW_MS,
    refetchOnWindowFocus: 'always',
    retry: false,
  });
