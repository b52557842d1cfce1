import { isSigned, signatureOf } from './crypto';

const ENCRYPTED = 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==';

test('the published signature vector', () => {
  expect(signatureOf('QDG6eK', '1409659589', '263014780', ENCRYPTED)).toBe('5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3');
});

test('another token, time, nonce or content is not signed', () => {
  const signature = '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3';
  expect(isSigned(signature, 'QDG6eK', '1409659589', '263014780', ENCRYPTED)).toBe(true);
  expect(isSigned(signature, 'QDG6eL', '1409659589', '263014780', ENCRYPTED)).toBe(false);
  expect(isSigned(signature, 'QDG6eK', '1409659590', '263014780', ENCRYPTED)).toBe(false);
  expect(isSigned(signature, 'QDG6eK', '1409659589', '263014781', ENCRYPTED)).toBe(false);
  expect(isSigned(signature, 'QDG6eK', '1409659589', '263014780', ENCRYPTED.toLowerCase())).toBe(false);
  expect(isSigned('', 'QDG6eK', '1409659589', '263014780', ENCRYPTED)).toBe(false);
});
