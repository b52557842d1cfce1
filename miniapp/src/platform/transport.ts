import Taro from '@tarojs/taro';
import type { Transport } from '@yinqiao/shared/client';
import { readToken } from './token';

const TIMEOUT_MS = 15_000;

type Method = NonNullable<Taro.request.Option['method']>;

/**
 * Requests of both targets. The mini-program carries its session as a bearer token; H5 carries a cookie of its own origin.
 * Rejects only when no answer came.
 */
export const transport: Transport = async ({ method, path, headers, body }) => {
  const token = readToken();
  const response = await Taro.request<unknown>({
    url: `${API_BASE}${path}`,
    method: method as Method,
    header: { 'Content-Type': 'application/json', ...headers, ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    data: body,
    timeout: TIMEOUT_MS,
    credentials: 'same-origin',
  });
  return { status: response.statusCode, body: response.data };
};
