import fc from 'fast-check';
import { csvCell, csvText, unquotedCell } from './csv-cell';
import { guessMapping } from './lead-import';
import { normalisePhone } from './phone';

describe('a phone number from a list', () => {
  const of = (written: string) => Object.values(normalisePhone(written, false))[0] as string;

  test('has one form, however it was written', () => {
    for (const written of [
      '13800138001',
      ' 138 0013 8001',
      '138-0013-8001',
      '+8613800138001',
      '008613800138001',
      '8613800138001',
      '１３８００１３８００１',
    ])
      expect(of(written)).toBe('13800138001');
  });

  test('whose digits a sheet program took away is an error and never guessed', () => {
    for (const written of ['1.38E+10', '1.38001E+10', '13800138001.0', '13800138001.', '13800138001.5', '1.38e10'])
      expect(of(written)).toBe('phone_digits_lost');
  });

  test('may end in as many zeros as it likes: people have such numbers', () => {
    for (const written of ['13912300000', '+86 139 1230 0000', '13900000000'])
      expect(of(written)).toBe(written.slice(-14).replace(/\D/g, '').slice(-11));
  });

  test('that nobody can have is refused, but in the demo all numbers are such', () => {
    expect(of('10712342071')).toBe('phone_invalid');
    expect(normalisePhone('10712342071', true)).toEqual({ phone: '10712342071' });
    for (const written of ['1380013800', '138001380011', '02188886666', 'abc', '+1 555 123 4567'])
      expect(of(written)).toBe('phone_invalid');
    expect(of('  ')).toBe('phone_missing');
  });
});

describe('the columns of a list', () => {
  test('are guessed by their headings, the exact ones first, each only once', () => {
    expect(guessMapping(['客户姓名', '联系电话', '意向产品', '同意书版本', '授权时间', '备注'])).toEqual({
      ...{ name: 0, phone: 1, productLine: 2, consentVersion: 3, consentAt: 4 },
    });
    expect(guessMapping(['手机号码*', '同意时间', '登记时间'])).toEqual({ phone: 0, consentAt: 1, askedAt: 2 });
    expect(guessMapping(['甲', '', '乙'])).toEqual({});
  });

  test('never stand for two fields', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('手机', '姓名', '时间', '同意时间', '产品', '同意书', '推荐人工号', '工号', ''), { maxLength: 12 }),
        (headings) => {
          const columns = Object.values(guessMapping(headings));
          expect(new Set(columns).size).toBe(columns.length);
        },
      ),
    );
  });
});

describe('an exported cell', () => {
  test('that was quoted is read back as it was', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', '=', '+', '-', '@', '\t'), (text, start) => {
        const quoted = `'${start}${text}`;
        expect(unquotedCell(start === '' ? text : quoted)).toBe(start === '' ? unquotedCell(text) : `${start}${text}`);
      }),
    );
    expect(normalisePhone(unquotedCell("'+8613800138001"), false)).toEqual({ phone: '13800138001' });
    expect(unquotedCell("'张三")).toBe("'张三");
  });

  test('is never run by the program that opens it', () => {
    expect(csvCell('=1+1')).toBe(`"'=1+1"`);
    for (const start of ['=', '+', '-', '@', '\t', ' =', '\r']) expect(csvCell(`${start}cmd`)).toContain(`'${start}cmd`);
    expect(csvCell('王**')).toBe('王**');
    expect(csvCell('a,"b"')).toBe('"a,""b"""');
  });

  test('comes back as it was, but for the mark that keeps it from running', () => {
    expect(
      csvText([
        ['a', 'b'],
        ['1', 'x,y'],
      ]),
    ).toBe('\ufeffa,b\r\n1,"x,y"\r\n');
  });
});
