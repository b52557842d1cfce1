import { asyncApi, WxFailure, type WxCall } from './api';

const clone = (value: unknown): unknown => (value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown));

/** Key-value storage; values are cloned through JSON, in and out, as on a phone. */
export function storageApis(calls: WxCall[], store: Map<string, unknown>) {
  const read = (key: string): unknown => clone(store.get(key));
  return {
    getStorageSync: (key: string) => (store.has(key) ? read(key) : ''),
    setStorageSync: (key: string, data: unknown) => void store.set(key, clone(data)),
    removeStorageSync: (key: string) => void store.delete(key),
    clearStorageSync: () => store.clear(),
    getStorageInfoSync: () => ({ keys: [...store.keys()], currentSize: 0, limitSize: 10240 }),
    getStorage: asyncApi(calls, 'getStorage', ({ key }) => {
      if (!store.has(String(key))) throw new WxFailure('data not found');
      return { data: read(String(key)) };
    }),
    setStorage: asyncApi(calls, 'setStorage', ({ key, data }) => void store.set(String(key), clone(data))),
    removeStorage: asyncApi(calls, 'removeStorage', ({ key }) => void store.delete(String(key))),
  };
}
