import { jsSdkSignature, ownEntryAddress } from './jsSdkSignature';

const TICKET = 'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg';

test.each([
  ['http://mp.weixin.qq.com?params=value', '0f9de62fce790f9a083d5c99e95740ceb90c27ed'],
  ['http://mp.weixin.qq.com', 'f4d90daf4b3bca3078ab155816175ba34c443a7b'],
])('the published vector for %s', (url, signature) => {
  expect(jsSdkSignature(TICKET, 'Wm3WZYTPz0wzccnW', 1414587457, url)).toBe(signature);
});

test('only our own entries have an address to sign, without their hash', () => {
  expect(ownEntryAddress('/sidebar.html?a=1#/scripts', 'https://bank.example')).toBe('https://bank.example/sidebar.html?a=1');
  for (const path of [
    '//evil.example/sidebar.html',
    'https://evil.example/sidebar.html',
    '/console.html',
    'sidebar.html',
    '/\\evil.example',
  ]) {
    expect(ownEntryAddress(path, 'https://bank.example')).toBeNull();
  }
});
