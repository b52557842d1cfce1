import { createDecipheriv } from 'node:crypto';
import { decryptMessage, encryptMessage, isEncodingAesKey, messageSignature } from './crypto';

// The vendor's published sample: token, key and two messages of its callback page.
const TOKEN = 'QDG6eK';
const KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';
const CORPID = 'wx5823bf96d3bd56c7';
const ECHO = 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==';
const POSTED =
  'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==';

describe('callback encryption', () => {
  it('refuses a key that is not 43 characters of the alphabet', () => {
    expect(isEncodingAesKey(`${KEY.slice(0, 42)}$`)).toBe(false);
    expect(() => encryptMessage(KEY.slice(1), 'x', CORPID)).toThrow('43');
  });

  it('refuses a ciphertext whose padding is wrong', () => {
    const other = `${'A'.repeat(42)}E`;
    expect(() => decryptMessage(other, ECHO)).toThrow();
  });

  it('signs as the published samples', () => {
    expect(messageSignature(TOKEN, '1409659589', '263014780', ECHO)).toBe('5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3');
    expect(messageSignature(TOKEN, '1409659813', '1372623149', POSTED)).toBe('477715d11cdb4164915debcba66cb864d751f3e6');
  });

  it('opens the published samples', () => {
    expect(decryptMessage(KEY, ECHO)).toEqual({ message: '1616140317555161061', receiveId: CORPID });
    expect(decryptMessage(KEY, POSTED).message).toContain('<Content><![CDATA[hello]]></Content>');
  });

  it('seals byte for byte as the published sample when the random bytes are the same', () => {
    const { message, receiveId } = decryptMessage(KEY, POSTED);
    const random = firstBlock(POSTED);
    expect(encryptMessage(KEY, message, receiveId, random)).toBe(POSTED);
  });

  it('pads every length to a multiple of 32 and opens it again', () => {
    for (let length = 0; length < 70; length += 1) {
      const message = '好'.repeat(length);
      const sealed = encryptMessage(KEY, message, CORPID);
      expect(Buffer.from(sealed, 'base64').length % 32).toBe(0);
      expect(decryptMessage(KEY, sealed).message).toBe(message);
    }
  });
});

/** The sixteen random bytes at the head of a sample. */
function firstBlock(sealed: string): Buffer {
  const key = Buffer.from(`${KEY}=`, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return decipher.update(Buffer.from(sealed, 'base64')).subarray(0, 16);
}
