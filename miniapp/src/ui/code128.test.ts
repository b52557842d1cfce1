import { code128 } from './code128';

const modules = (widths: number[]) => widths.reduce((sum, width) => sum + width, 0);

describe('Code 128', () => {
  it('refuses what pairs of digits cannot say', () => {
    for (const text of ['', '1', '12345', '12a4']) expect(() => code128(text)).toThrow(RangeError);
  });

  it('draws the published pattern of a known code', () => {
    // 00 01 02: start C 211232, 212222 222122 222221, check (105+0+2+6) mod 103 = 10 -> 221312, stop 2331112
    expect(code128('000102').join('')).toBe('211232' + '212222' + '222122' + '222221' + '221312' + '2331112');
  });

  it('gives every symbol eleven modules and the stop thirteen', () => {
    const pairs = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));
    for (const pair of pairs) expect(modules(code128(pair))).toBe(3 * 11 + 13);
    expect(new Set(pairs.map((pair) => code128(pair).slice(6, 12).join(''))).size).toBe(100);
  });
});
