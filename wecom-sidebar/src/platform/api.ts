import { type ApiClient, type ClientName, createClient } from '@yinqiao/shared/client';
import { createContext, useContext } from 'react';
import { fetchTransport } from './fetchTransport';

const TIMEOUT_MS = 20_000;

/** The typed client of one of our entries; the server chooses the cookie by its name. */
export const createApi = (name: ClientName, timeoutMs = TIMEOUT_MS): ApiClient => createClient(fetchTransport(timeoutMs), name);

const ApiContext = createContext<ApiClient | null>(null);

export const ApiProvider = ApiContext.Provider;

/** The client of the page one stands in. */
export function useApi(): ApiClient {
  const api = useContext(ApiContext);
  if (!api) throw new Error('useApi needs an ApiProvider above it');
  return api;
}
