import { productLines } from '@yinqiao/shared/domain';
import { benefits } from './benefits';
import { campaigns } from './campaigns';
import { consentTexts } from './consentTexts';
import { products } from './products';
import { allOnDuty, nearestStaffedOutlet, onDutyAt } from './roster';
import { scripts } from './scripts';
import { relationshipManagers, staff, staffByName, teamOf } from './staff';
import { areaOfOutlet, areas, branchOf, outlets, unitByCode, unitPathOf, units } from './units';

const SUNDAY = '2026-11-22';
const MONDAY = '2026-11-23';
const namesAt = (code: string, day: string) => onDutyAt(code, day).map(({ name }) => name);
const VARIABLES = ['salutation', 'staffName', 'staffNo', 'outletName', 'date', 'formerStaff', 'todo'];
/** Claims the law forbids in any text a customer may read. */
const FORBIDDEN = /保本|保收益|零风险|稳赚|肯定赚|绝对/;

describe('the units of the demo bank', () => {
  it('are three branches, six sub-branches and twelve outlets with forty RMs: 18, 13 and 9', () => {
    const count = (level: string) => units.filter((unit) => unit.level === level).length;
    expect([count('branch'), count('sub_branch'), count('outlet'), relationshipManagers.length]).toEqual([3, 6, 12, 40]);
    const byBranch = ['yunjiang', 'chengzhou', 'qinghe'].map(
      (branch) => relationshipManagers.filter(({ unitCode }) => branchOf(unitCode)?.code === branch).length,
    );
    expect(byBranch).toEqual([18, 13, 9]);
    expect(outlets.map(({ code }) => teamOf(code).length)).toEqual([5, 4, 4, 3, 2, 4, 3, 4, 2, 4, 3, 2]);
  });

  it('stand under one another by path, with one area an outlet', () => {
    expect(unitPathOf('binjiang-road')).toBe('hq/bra_yunjiang/sub_hedong/out_binjiang-road/');
    expect(new Set(areas.map(({ outletCode }) => outletCode)).size).toBe(12);
  });

  it('serve each area at its own outlet while that one has an RM on duty, the county from the city on Sundays', () => {
    for (const { code, county } of outlets) {
      expect(nearestStaffedOutlet(areaOfOutlet(code), MONDAY)).toBe(code);
      expect(nearestStaffedOutlet(areaOfOutlet(code), SUNDAY)).toBe(county ? 'qinghe-hall' : code);
    }
  });
});

describe('who works', () => {
  it('on Sunday is half of every city team, rounded up, and nobody in the county', () => {
    for (const { code, county } of outlets) {
      const present = code === 'gaoxin-park' ? 1 : Math.ceil(teamOf(code).length / 2);
      expect(onDutyAt(code, SUNDAY)).toHaveLength(county ? 0 : present);
    }
    expect(namesAt('binjiang-road', SUNDAY)).toEqual(['周可欣', '宋清禾']);
    expect(namesAt('gaoxin-park', SUNDAY)).toEqual(['彭雨辰']);
    expect(allOnDuty(SUNDAY)).toHaveLength(19);
  });

  it('on Monday is everybody but the one on leave, who is back on 1 December', () => {
    expect(allOnDuty(MONDAY)).toHaveLength(39);
    expect(namesAt('gaoxin-park', '2026-11-30')).toEqual(['彭雨辰']);
    expect(namesAt('gaoxin-park', '2026-12-01')).toEqual(['彭雨辰', '赵一鸣']);
    expect(namesAt('hetian-main', '2026-11-28')).toHaveLength(3);
  });

  it('has numbers and WeCom ids of their own, 周可欣 10472', () => {
    expect(staffByName('周可欣')).toMatchObject({ staffNo: '10472', wecomUserId: 'zhoukexin' });
    for (const key of ['staffNo', 'wecomUserId', 'staffId', 'name'] as const) {
      expect(new Set(staff.map((member) => member[key])).size).toBe(staff.length);
    }
    for (const member of staff) expect(unitByCode(member.unitCode)).toBeDefined();
  });

  it('can all sell renovation loans on the demo day', () => {
    for (const member of allOnDuty(SUNDAY)) expect(member.licences).toContain('personal_loan');
    expect(staffByName('唐以宁').licences).not.toContain('personal_loan');
    expect(staffByName('邓家乐').licences).not.toContain('pension');
  });
});

describe('the catalogue', () => {
  it('has twenty products, each with the whole wording of its type and a grade only where the return is uncertain', () => {
    expect(products).toHaveLength(20);
    const graded = products.filter(({ riskGrade }) => riskGrade !== null).map(({ code }) => code);
    expect(graded).toEqual(['P03', 'P05', 'P06', 'P07', 'P08', 'P09', 'P10', 'P11', 'P12', 'P20']);
    for (const { wording } of products) expect(wording).toMatch(/。$/);
    expect(products.filter(({ family }) => family === 'wealth').every(({ wording }) => wording.includes('理财非存款'))).toBe(true);
    expect(products.filter(({ family }) => family === 'deposit').some(({ wording }) => wording.includes('理财非存款'))).toBe(false);
    expect(products.filter(({ oneToOneOnly }) => oneToOneOnly).map(({ code }) => code)).toEqual(['P20']);
  });

  it('shows the annual rate as simple interest wherever money is lent', () => {
    const lent = products.filter(({ family }) => family === 'loan' || family === 'card');
    expect(lent).toHaveLength(3);
    for (const { facts, wording } of lent) {
      expect(facts.some(({ label }) => /年化.*单利/.test(label))).toBe(true);
      expect(wording).toContain('以审批为准');
    }
  });

  it('has thirty scripts with known variables, approved until the year ends', () => {
    expect(scripts.map(({ code }) => code)).toEqual(Array.from({ length: 30 }, (_, i) => `S${String(i + 1).padStart(2, '0')}`));
    for (const { text, approvedUntil } of scripts) {
      const used = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
      expect(VARIABLES).toEqual(expect.arrayContaining(used));
      expect(approvedUntil).toBe('2026-12-31');
    }
    expect(scripts.find(({ code }) => code === 'S08')).toMatchObject({
      productLine: 'renovation_loan',
      licence: 'personal_loan',
      version: 3,
    });
  });

  it('has twelve benefits; those that need sign-up, invitations or an advisor are in no campaign', () => {
    expect(benefits).toHaveLength(12);
    expect(benefits.filter(({ needs }) => needs !== null).map(({ code }) => code)).toEqual(['B04', 'B05', 'B06', 'B07', 'B09', 'B10']);
    for (const { benefit } of campaigns) expect(benefit.needs).toBeNull();
    expect(campaigns.map(({ benefit, product, productLine }) => [benefit.code, product?.code ?? null, productLine])).toEqual([
      ['B11', 'P17', 'renovation_loan'],
      ['B02', null, 'general'],
      ['B12', 'P13', 'pension'],
      ['B03', null, null],
      ['B08', null, null],
      ['B01', null, null],
    ]);
  });

  it('asks for consent in one text a product line, with purpose, channels and the way out', () => {
    expect(consentTexts.map(({ productLine }) => productLine)).toEqual(Object.keys(productLines));
    for (const { version, body } of consentTexts) {
      expect(version).toBe('V5');
      expect(body.join('')).toMatch(/不勾选也能领取.*撤回/);
    }
  });

  it('says nothing that is forbidden, and names no placeholder', () => {
    const words = JSON.stringify([products, scripts, benefits, campaigns, consentTexts]);
    expect(words).not.toMatch(FORBIDDEN);
    expect(words).not.toMatch(/××|undefined|null 元/);
  });
});
