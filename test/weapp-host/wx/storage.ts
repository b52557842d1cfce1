import { asyncApi, type Phone, WxFailure } from './api';

const clone = (value: unknown): unknown => (value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown));

/** Key-value storage; values are cloned through JSON, in and out, as on a phone. */
export function storageApis(phone: Phone, store: Map<string, unknown>) {
  const read = (key: string): unknown => clone(store.get(key));
  return {
    getStorageSync: (key: string) => (store.has(key) ? read(key) : ''),
    setStorageSync: (key: string, data: unknown) => void store.set(key, clone(data)),
    removeStorageSync: (key: string) => void store.delete(key),
    clearStorageSync: () => store.clear(),
    getStorageInfoSync: () => ({ keys: [...store.keys()], currentSize: 0, limitSize: 10240 }),
    getStorage: asyncApi(phone, 'getStorage', ({ key }) => {
      if (!store.has(String(key))) throw new WxFailure('data not found');
      return { data: read(String(key)) };
    }),
    setStorage: asyncApi(phone, 'setStorage', ({ key, data }) => void store.set(String(key), clone(data))),
    removeStorage: asyncApi(phone, 'removeStorage', ({ key }) => void store.delete(String(key))),
  };
}
