import { parseResultsFile, type ResultRow } from '../../src/modules/delegations/results/resultsFile';
import { delegations, targetOf } from './delegations';
import { resultsFiles } from './resultsFiles';
import { staffByName } from './staff';
import { outletsUnder, unitByCode } from './units';

const [pension, renovation] = delegations;
if (!pension || !renovation) throw new Error('K1 and K5 are missing');
const SEED = 20261122;

const targets = (delegation: typeof pension, codes: readonly string[]) => codes.map((code) => targetOf(delegation, code));

/** Net figures of units in a file. */
function net(rows: readonly ResultRow[], delegationId: string, codes: readonly string[]): number[] {
  return codes.map((code) => {
    const below = new Set(outletsUnder(code).map(({ unitId }) => unitId));
    return rows
      .filter((row) => row.delegationId === delegationId && below.has(row.outletId))
      .reduce((sum, { gross, clawedBack }) => sum + gross - clawedBack, 0);
  });
}

describe('the delegations of the demo bank', () => {
  it('split K1 500 = 240 + 160 + 100 and K5 400 = 190 + 130 + 80', () => {
    expect(targets(pension, ['head-office', 'yunjiang', 'chengzhou', 'qinghe'])).toEqual([500, 240, 160, 100]);
    expect(targets(pension, ['hedong', 'chengbei', 'laocheng', 'huxi', 'qinghe-main', 'hetian'])).toEqual([128, 112, 96, 64, 100, 0]);
    expect(targets(pension, ['hedong-main', 'binjiang-road', 'chengbei-main', 'shuyuan-street', 'gaoxin-park'])).toEqual([
      84, 44, 54, 41, 17,
    ]);
    expect(targets(renovation, ['head-office', 'yunjiang', 'chengzhou', 'qinghe'])).toEqual([400, 190, 130, 80]);
  });

  it('add up in every node, down to RMs of that very outlet', () => {
    for (const { nodes } of delegations) {
      for (const { unitCode, target, allocations } of nodes) {
        expect(allocations.reduce((sum, each) => sum + each.target, 0)).toBe(target);
        const isLeaf = unitByCode(unitCode).level === 'outlet';
        for (const { kind } of allocations) expect(kind).toBe(isLeaf ? 'staff' : 'unit');
      }
    }
  });

  it('give nothing to an RM on leave or without the licence', () => {
    for (const { outlets, metric } of delegations) {
      for (const [name, target] of outlets.flatMap(({ byStaff }) => byStaff)) {
        const needed = metric === 'pension_accounts' ? 'pension' : 'personal_loan';
        const canWork = staffByName(name).licences.includes(needed) && staffByName(name).leave === null;
        expect(target > 0).toBe(canWork);
      }
    }
  });
});

describe('the daily results files', () => {
  const files = resultsFiles(SEED);

  it('are accepted by the product’s own reader, one a day, delivered at 06:40 on the next', () => {
    expect(files).toHaveLength(18);
    for (const { text, rows } of files) expect(parseResultsFile(text)).toMatchObject({ ok: true, rows });
    expect(files[1]).toMatchObject({ asOf: '2026-11-22', deliveredAt: new Date('2026-11-22T22:40:00Z') });
  });

  it('say for 2026-11-21: K1 289 − 18 = 271 = 155 + 78 + 38, K5 231 = 112 + 77 + 42', () => {
    const rows = files[0]?.rows ?? [];
    const ofPension = rows.filter(({ delegationId }) => delegationId === pension.delegationId);
    expect(ofPension.reduce((sum, { gross }) => sum + gross, 0)).toBe(289);
    expect(ofPension.reduce((sum, { clawedBack }) => sum + clawedBack, 0)).toBe(18);
    expect(net(rows, 'dlg_K1', ['head-office', 'yunjiang', 'chengzhou', 'qinghe'])).toEqual([271, 155, 78, 38]);
    expect(net(rows, 'dlg_K1', ['hedong-main', 'binjiang-road', 'chengbei-main', 'shuyuan-street', 'gaoxin-park'])).toEqual([
      46, 41, 33, 26, 9,
    ]);
    expect(net(rows, 'dlg_K1', ['laocheng-main', 'zhonglou', 'huxi-main', 'garden-road', 'qinghe-hall'])).toEqual([34, 18, 19, 7, 38]);
    expect(net(rows, 'dlg_K5', ['head-office', 'yunjiang', 'chengzhou', 'qinghe'])).toEqual([231, 112, 77, 42]);
  });

  it('never take back what was there, and grow in 云江 on the day of the coupon', () => {
    for (const [i, { rows }] of files.entries()) {
      const before = files[i - 1]?.rows ?? [];
      before.forEach((row, at) => expect(rows[at]?.gross).toBeGreaterThanOrEqual(row.gross));
    }
    expect(net(files[1]?.rows ?? [], 'dlg_K5', ['yunjiang'])[0]).toBeGreaterThan(112);
    expect(net(files[1]?.rows ?? [], 'dlg_K5', ['binjiang-road'])[0]).toBeGreaterThan(26);
  });

  it('are the same for the same seed number and others for another', () => {
    expect(resultsFiles(SEED)).toEqual(files);
    expect(resultsFiles(SEED + 1)).not.toEqual(files);
  });
});
