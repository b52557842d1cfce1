export default defineAppConfig({
  pages: ['pages/welfare/index', 'pages/business/index', 'pages/my/index', 'pages/benefit/index'],
  subPackages: [
    { root: 'pkg-benefits', pages: ['claimed/index'] },
    { root: 'pkg-products', pages: ['product/index', 'enquiry/index'] },
    { root: 'pkg-privacy', pages: ['consents/index'] },
  ],
  lazyCodeLoading: 'requiredComponents',
  window: {
    navigationStyle: 'default',
    navigationBarBackgroundColor: '#FFFFFF',
    navigationBarTextStyle: 'black',
    navigationBarTitleText: '银桥银行',
    backgroundColor: '#F5F7FA',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#5F6A79',
    selectedColor: '#0B5CAB',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [
      {
        pagePath: 'pages/welfare/index',
        text: '精选福利',
        iconPath: 'assets/tab/welfare.png',
        selectedIconPath: 'assets/tab/welfare-on.png',
      },
      {
        pagePath: 'pages/business/index',
        text: '业务',
        iconPath: 'assets/tab/business.png',
        selectedIconPath: 'assets/tab/business-on.png',
      },
      { pagePath: 'pages/my/index', text: '我的', iconPath: 'assets/tab/my.png', selectedIconPath: 'assets/tab/my-on.png' },
    ],
  },
});
