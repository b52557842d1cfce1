import fc from 'fast-check';
import { asOfOfFileName, parseResultsFile, RESULTS_HEADER, type ResultRow, totalsOf } from './resultsFile';

const write = (rows: readonly ResultRow[], totals = totalsOf(rows)): string =>
  [
    RESULTS_HEADER,
    ...rows.map((row) => [row.delegationId, row.outletId, row.gross, row.clawedBack].join(',')),
    `#total,${totals.rows},${totals.gross},${totals.clawedBack}`,
    '',
  ].join('\n');

const row = (delegationId: string, outletId: string, gross: number, clawedBack = 0): ResultRow => ({
  delegationId,
  outletId,
  gross,
  clawedBack,
});
const rows = [row('dlg_1', 'unit_a', 43, 2), row('dlg_1', 'unit_b', 49, 3), row('dlg_2', 'unit_a', 7)];

const reasonOf = (text: string): string => {
  const parsed = parseResultsFile(text);
  return parsed.ok ? 'accepted' : parsed.reason;
};

describe('a daily results file', () => {
  describe('is refused whole', () => {
    it.each([
      ['it is empty', '', '表头不对'],
      ['its header is another one', write(rows).replace('gross', 'net'), '表头不对'],
      ['it has no trailer', write(rows).replace(/#total.*\n/, ''), '没有合计行，文件可能没有传完'],
      ['it is cut in the middle of the trailer', write(rows).slice(0, -4), '没有合计行，文件可能没有传完'],
      ['a row is missing', write(rows.slice(1), totalsOf(rows)), '行数对不上：合计行写 3 行，实有 2 行'],
      ['a gross was altered', write(rows).replace('43,2', '44,2'), '毛数合计对不上：合计行写 99，实加 100'],
      ['a clawback was altered', write(rows).replace('43,2', '43,3'), '回撤合计对不上：合计行写 5，实加 6'],
      ['a figure is negative', write(rows).replace('43,2', '-43,2'), '第 2 行读不出来'],
      ['a figure is not whole', write(rows).replace('49,3', '49.5,3'), '第 3 行读不出来'],
      ['a row has a field too many', write(rows).replace('49,3', '49,3,1'), '第 3 行读不出来'],
      ['an id carries a formula', write(rows).replace('dlg_2', '=cmd'), '第 4 行读不出来'],
      ['more was clawed back than there was', write([row('dlg_1', 'unit_a', 1, 2)]), '第 2 行回撤大于毛数'],
      ['an outlet stands in it twice', write([...rows, row('dlg_2', 'unit_a', 1)]), '第 5 行与前面重复'],
    ])('when %s', (_, text, reason) => {
      expect(reasonOf(text)).toBe(reason);
    });
  });

  it('is read when its totals agree, whatever its line ends', () => {
    expect(parseResultsFile(write(rows))).toEqual({ ok: true, rows, controlTotals: { rows: 3, gross: 99, clawedBack: 5 } });
    expect(parseResultsFile(`\uFEFF${write(rows).replace(/\n/g, '\r\n')}`)).toMatchObject({ ok: true, rows });
  });

  it('may be empty of rows', () => {
    expect(parseResultsFile(write([]))).toMatchObject({ ok: true, rows: [] });
  });

  it('reads back everything that was written, and nothing once any figure is changed', () => {
    const figures = fc
      .tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 99_999 }))
      .map(([a, b]) => ({ gross: Math.max(a, b), clawedBack: Math.min(a, b) }));
    const file = fc
      .array(figures, { minLength: 1, maxLength: 30 })
      .map((all) => all.map((one, i) => ({ ...row('dlg_1', `unit_${i}`, 0), ...one })));
    fc.assert(
      fc.property(file, fc.nat(), fc.integer({ min: 1, max: 9 }), (all, at, more) => {
        expect(parseResultsFile(write(all))).toMatchObject({ ok: true, rows: all });
        const changed = all.map((one, i) => (i === at % all.length ? { ...one, gross: one.gross + more } : one));
        expect(parseResultsFile(write(changed, totalsOf(all))).ok).toBe(false);
      }),
    );
  });

  it('is known by its name', () => {
    expect(asOfOfFileName('results-2026-11-21.csv')).toBe('2026-11-21');
    expect(asOfOfFileName('results-2026-11-21.csv.part')).toBeNull();
    expect(asOfOfFileName('other.csv')).toBeNull();
  });
});
