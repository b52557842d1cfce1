import Taro from '@tarojs/taro';

const withId = (path: string, id: string) => `${path}?id=${encodeURIComponent(id)}`;

/** Every way through the mini-program, in one list. */
export const go = {
  welfare: () => void Taro.switchTab({ url: '/pages/welfare/index' }),
  my: () => void Taro.switchTab({ url: '/pages/my/index' }),
  campaign: (id: string) => void Taro.navigateTo({ url: withId('/pages/benefit/index', id) }),
  coupon: (id: string) => void Taro.navigateTo({ url: withId('/pkg-benefits/claimed/index', id) }),
  /** after a claim: back then leads to the list, not to the same claim again */
  couponInstead: (id: string) => void Taro.redirectTo({ url: withId('/pkg-benefits/claimed/index', id) }),
  product: (id: string) => void Taro.navigateTo({ url: withId('/pkg-products/product/index', id) }),
  enquiry: (productId: string) => void Taro.navigateTo({ url: withId('/pkg-products/enquiry/index', productId) }),
  consents: () => void Taro.navigateTo({ url: '/pkg-privacy/consents/index' }),
};

export const toast = (title: string) => void Taro.showToast({ title, icon: 'none', duration: 3000 });
