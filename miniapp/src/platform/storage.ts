import Taro from '@tarojs/taro';

/** What the phone keeps between visits. Nothing here decides anything: the server is asked again each time. */
export const storage = {
  read<T>(key: string): T | undefined {
    const value = Taro.getStorageSync<T | ''>(key);
    return value === '' ? undefined : value;
  },
  write: (key: string, value: unknown): void => Taro.setStorageSync(key, value),
  remove: (key: string): void => Taro.removeStorageSync(key),
};
