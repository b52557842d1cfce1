import path from 'node:path';
import type { WebpackPluginInstance } from 'webpack';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';

const target = process.env['TARO_ENV'] ?? 'weapp';

// The mini-program has no origin of its own, so it must be told where the bank's server is. The H5 build is served by
// that server itself under /h5/ and speaks to its own origin.
const apiBase = target === 'weapp' ? (process.env['TARO_APP_API_BASE'] ?? 'http://127.0.0.1:3000') : '';

export default defineConfig<'webpack5'>((merge) => {
  // `shared` is a TypeScript source package outside src/: the runner only transpiles it when told to.
  // The query library ships syntax that phones of iOS 12 cannot read.
  const transpiled = [path.resolve(__dirname, '../../shared/src'), path.resolve(__dirname, '../../node_modules/@tanstack')];
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'yinqiao-miniapp',
    date: '2026-11-22',
    designWidth: 750,
    deviceRatio: { 640: 1.17, 750: 1, 375: 2, 828: 0.905 },
    sourceRoot: 'src',
    outputRoot: `dist/${target}`,
    plugins: [require.resolve('./spoken-attributes.ts')],
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    defineConstants: { API_BASE: JSON.stringify(apiBase) },
    alias: { '@': path.resolve(__dirname, '..', 'src') },
    mini: {
      compile: { include: transpiled },
      postcss: { pxtransform: { enable: true, config: {} } },
      // Each component's rules begin with its own class, so their order between pages decides nothing.
      miniCssExtractPluginOption: { ignoreOrder: true },
      webpackChain: (chain, webpack: { ProvidePlugin: new (modules: Record<string, string[]>) => WebpackPluginInstance }) => {
        const stand = require.resolve('../src/platform/abort-controller.ts');
        chain.plugin('abort-controller').use(webpack.ProvidePlugin, [{ AbortController: [stand, 'AbortController'] }]);
      },
    },
    h5: {
      compile: { include: transpiled },
      publicPath: '/h5/',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      // The budget is a figure of its own (bench); webpack's generic advice is noise.
      webpackChain: (chain) => void chain.performance.hints(false),
      // One root size at every width: text keeps its size from 300 to 414 px and the layout does the bending.
      postcss: { pxtransform: { enable: true, config: { baseFontSize: 20, minRootSize: 20, maxRootSize: 20 } } },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
    },
  };
  return merge({}, base);
});
