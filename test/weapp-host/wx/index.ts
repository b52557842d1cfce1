import { NavigationRefused, type PageStack } from '../page-stack';
import { asyncApi, type Options, type Phone, WxFailure } from './api';
import { requestApi } from './request';
import { storageApis } from './storage';

/** What stands for the phone and its owner around the mini-program. */
export interface Surroundings extends Phone {
  store: Map<string, unknown>;
  /** the js_code WeChat would issue to the person holding the phone */
  login: () => Promise<string>;
  redirect: (url: string) => string;
  /** the answer to a modal: confirmed unless a test says otherwise */
  confirm: (modal: Record<string, unknown>) => boolean;
}

const DEVICE = {
  brand: 'devtools',
  model: 'iPhone 12/13',
  system: 'iOS 15.0',
  platform: 'devtools',
  language: 'zh_CN',
  version: '8.0.50',
  SDKVersion: '3.5.0',
  pixelRatio: 2,
  screenWidth: 375,
  screenHeight: 812,
  windowWidth: 375,
  windowHeight: 724,
  statusBarHeight: 44,
  fontSizeSetting: 16,
  theme: 'light',
};

const CAPSULE = { width: 87, height: 32, top: 50, right: 368, bottom: 82, left: 281 };

const nothing = () => undefined;

function navigationApis(phone: Phone, pages: PageStack) {
  const api = (name: string, go: (options: Options) => void) =>
    asyncApi(phone, name, (options) => {
      try {
        go(options);
      } catch (error) {
        throw error instanceof NavigationRefused ? new WxFailure(error.message) : error;
      }
    });
  return {
    navigateTo: api('navigateTo', ({ url }) => pages.navigateTo(String(url))),
    redirectTo: api('redirectTo', ({ url }) => pages.redirectTo(String(url))),
    switchTab: api('switchTab', ({ url }) => pages.switchTab(String(url))),
    reLaunch: api('reLaunch', ({ url }) => pages.reLaunch(String(url))),
    navigateBack: api('navigateBack', ({ delta }) => pages.navigateBack(Number(delta ?? 1))),
  };
}

/** APIs whose effect is on the phone's own screen: they succeed and stand in the log. */
const SHOWN = [
  'showToast',
  'hideToast',
  'showLoading',
  'hideLoading',
  'setNavigationBarTitle',
  'setNavigationBarColor',
  'pageScrollTo',
  'stopPullDownRefresh',
  'setClipboardData',
  'makePhoneCall',
  'vibrateShort',
];

/** The `wx` object: what the mini-program uses and no more, so that a new need is noticed. */
export function createWx(surroundings: Surroundings, pages: PageStack): Record<string, unknown> {
  const { store, login, redirect, confirm } = surroundings;
  const shown = Object.fromEntries(SHOWN.map((name) => [name, asyncApi(surroundings, name, nothing)]));
  return {
    ...navigationApis(surroundings, pages),
    ...storageApis(surroundings, store),
    ...shown,
    request: requestApi(surroundings, redirect),
    login: asyncApi(surroundings, 'login', async () => ({ code: await login() })),
    checkSession: asyncApi(surroundings, 'checkSession', nothing),
    showModal: asyncApi(surroundings, 'showModal', ({ success: _s, fail: _f, complete: _c, ...modal }) => {
      const confirmed = confirm(modal);
      return { confirm: confirmed, cancel: !confirmed };
    }),
    getSystemInfo: asyncApi(surroundings, 'getSystemInfo', () => DEVICE),
    getSystemInfoSync: () => DEVICE,
    getWindowInfo: () => DEVICE,
    getDeviceInfo: () => DEVICE,
    getAppBaseInfo: () => DEVICE,
    getMenuButtonBoundingClientRect: () => CAPSULE,
    getLaunchOptionsSync: () => ({ path: pages.instances()[0]?.route ?? '', query: {}, scene: 1001 }),
    nextTick: (then: () => void) => setTimeout(then, 0),
    canIUse: () => true,
    onUnhandledRejection: nothing,
    onNetworkStatusChange: nothing,
  };
}
