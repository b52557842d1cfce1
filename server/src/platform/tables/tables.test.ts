import { Readable } from 'node:stream';
import { TableFault, type TableRow } from './TableFault';
import { readTable } from './tableRows';
import { readTableApart } from './readTableApart';
import { workbookParts, xlsxOf, zipOf } from './xlsx.support';

async function cellsOf(bytes: Buffer): Promise<string[][]> {
  const rows: TableRow[] = [];
  for await (const row of readTable(bytes).rows) rows.push(row);
  return rows.map(({ cells }) => cells);
}

async function faultOf(bytes: Buffer): Promise<string> {
  try {
    await cellsOf(bytes);
  } catch (error) {
    if (error instanceof TableFault) return error.code;
    throw error;
  }
  return 'none';
}

/** 姓名,手机 as GBK writes them. */
const GBK = Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xca, 0xd6, 0xbb, 0xfa, 0x0a, 0xcd, 0xf5, 0x2c, 0x31]);

describe('text files', () => {
  it('are UTF-8, with or without its mark, or GBK, or UTF-16, and say which', async () => {
    expect(await cellsOf(Buffer.from('姓名,手机\n王,1'))).toEqual([
      ['姓名', '手机'],
      ['王', '1'],
    ]);
    expect(await cellsOf(Buffer.from('\ufeff姓名,手机\n王,1'))).toEqual([
      ['姓名', '手机'],
      ['王', '1'],
    ]);
    expect(await cellsOf(GBK)).toEqual([
      ['姓名', '手机'],
      ['王', '1'],
    ]);
    expect(readTable(GBK).encoding).toBe('gb18030');
    expect(await cellsOf(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('姓名\t手机', 'utf16le')]))).toEqual([['姓名', '手机']]);
  });

  it('keep quoted commas, quotes and line ends, and number rows as the file does', async () => {
    const rows: TableRow[] = [];
    for await (const row of readTable(Buffer.from('a,b\r\n"x, ""y""\nz",2\r\n\r\n ,\r\nlast,3')).rows) rows.push(row);
    expect(rows).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 2, cells: ['x, "y"\nz', '2'] },
      { number: 5, cells: ['last', '3'] },
    ]);
  });

  it('keep every digit and zero of a number', async () => {
    expect(await cellsOf(Buffer.from('p\n010712342071\n1.07E+10'))).toEqual([['p'], ['010712342071'], ['1.07E+10']]);
  });
});

describe('workbooks', () => {
  it('give texts, numbers with all their digits, dates by the clock on the wall, and leave gaps', async () => {
    const at = new Date(Date.UTC(2026, 10, 22, 9, 30, 15));
    expect(
      await cellsOf(
        xlsxOf([
          ['姓名', '手机', '时间'],
          ['王 & <b>', 10712342071, at],
          [null, null, 'x'],
          ['李', 1.5],
        ]),
      ),
    ).toEqual([
      ['姓名', '手机', '时间'],
      ['王 & <b>', '10712342071', '2026-11-22 09:30:15'],
      ['', '', 'x'],
      ['李', '1.5'],
    ]);
  });

  it('tell a number that keeps all its digits, however it is written, from one that lost some', async () => {
    const numbers = ['13912300000', '1.3912345678E10', '1.39123E10', '1.39123E+10', '13912345678.0', '123456789012345678'];
    expect((await cellsOf(xlsxOf(numbers.map((v) => [{ v }])))).flat()).toEqual([
      ...['13912300000', '13912345678', '1.39123E+10', '1.39123E+10', '13912345678', '1.2345678901234568E+17'],
    ]);
  });

  it('may write texts inside the cell, in runs, and with hints that are not read', async () => {
    const parts = workbookParts([]);
    parts['xl/worksheets/sheet1.xml'] =
      '<worksheet><sheetData><row r="3"><c r="B3" t="inlineStr"><is><t>里</t><t>面</t></is></c><c r="C3" t="s"><v>0</v></c><c r="D3" t="str"><v>式</v></c></row></sheetData></worksheet>';
    parts['xl/sharedStrings.xml'] = '<sst><si><r><t>一</t></r><r><t xml:space="preserve"> 二</t></r><rPh><t>yi</t></rPh></si></sst>';
    expect(await cellsOf(zipOf(parts))).toEqual([['', '里面', '一 二', '式']]);
  });
});

describe('what is refused', () => {
  it('other files, whatever they are called', async () => {
    expect(await faultOf(Buffer.alloc(0))).toBe('empty');
    expect(await faultOf(Buffer.from('\n \n,,'))).toBe('empty');
    expect(await faultOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBe('old_excel');
    expect(await faultOf(Buffer.from('%PDF-1.7 \n'))).toBe('not_a_table');
    expect(await faultOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00]))).toBe('not_a_table');
    expect(await faultOf(zipOf({ 'word/document.xml': '<w/>' }))).toBe('not_a_table');
    expect(await faultOf(Buffer.from([0x61, 0xff, 0xff, 0x80]))).toBe('encoding');
  });

  it('damaged workbooks, also cut ones and those that name a sheet they do not have', async () => {
    const whole = xlsxOf([['a'], ['b']]);
    for (let cut = 4; cut < whole.length; cut += 37) expect(await faultOf(whole.subarray(0, cut))).toBe('damaged');
    const parts = workbookParts([['a']]);
    delete parts['xl/worksheets/sheet1.xml'];
    expect(await faultOf(zipOf(parts))).toBe('damaged');
    expect(await faultOf(zipOf({ ...workbookParts([['a']]), 'xl/worksheets/sheet1.xml': '<worksheet><row>' }))).toBe('damaged');
  });

  it('entities, which is how a small file is made to grow', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>';
    expect(await faultOf(zipOf({ ...workbookParts([['a']]), 'xl/worksheets/sheet1.xml': bomb }))).toBe('damaged');
  });

  it('parts that inflate beyond all measure, whatever the file says of their size', async () => {
    const blown = Buffer.alloc(64 * 1024 * 1024, 0x20);
    expect(await faultOf(zipOf({ ...workbookParts([['a']]), 'xl/worksheets/sheet1.xml': blown }, 1_000))).toBe('inflates');
  });

  it('more rows or columns than people fill in', async () => {
    expect(await faultOf(Buffer.from('a\n'.repeat(200_001)))).toBe('none');
    expect(await faultOf(Buffer.from('a\n'.repeat(200_002)))).toBe('too_many_rows');
    expect(await faultOf(Buffer.from(Array.from({ length: 61 }, (_, n) => `c${n}`).join(',')))).toBe('too_many_columns');
  });
});

describe('reading apart', () => {
  async function apart(bytes: Buffer): Promise<number> {
    let rows = 0;
    for await (const batch of readTableApart(Readable.from([bytes]))) rows += batch.length;
    return rows;
  }

  it('gives the same rows from a process of its own, in batches', async () => {
    expect(await apart(Buffer.from('手机\n' + '10712342071\n'.repeat(1_200)))).toBe(1_201);
  });

  it('tells what is wrong with the file', async () => {
    await expect(apart(Buffer.from('%PDF-1.7'))).rejects.toMatchObject({ code: 'not_a_table' });
  });

  it('ends the program when nobody takes the rest', async () => {
    for await (const batch of readTableApart(Readable.from([Buffer.from('a\n'.repeat(150_000))]))) {
      expect(batch).toHaveLength(500);
      break;
    }
  });
});
