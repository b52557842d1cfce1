import { type DemoCustomer, customersOf, sampleCustomers } from './customers';
import { PUBLIC_FIGURES } from './names';
import { relationshipManagers, staffByName } from './staff';

const SEED = 20261122;
const sample = sampleCustomers(SEED);
const count = (matches: (customer: DemoCustomer) => boolean) => sample.filter(matches).length;

function digestOf(customers: Iterable<DemoCustomer>): string {
  return JSON.stringify([...customers]);
}

describe('the customers of the demo bank', () => {
  it('are the same on every run and others for another seed number', () => {
    expect(digestOf(customersOf(SEED, 300))).toBe(digestOf(customersOf(SEED, 300)));
    expect(digestOf(customersOf(SEED + 1, 300))).not.toBe(digestOf(customersOf(SEED, 300)));
  });

  it('do not change when more are asked for', () => {
    const more = [...customersOf(SEED, 2_100)];
    expect(digestOf(more.slice(0, 2_000))).toBe(digestOf(sample));
    expect(more).toHaveLength(2_100);
  });

  it('are a stratified sample of 2,000: tiers, consent and touchpoints as prescribed', () => {
    expect(['mass', 'affluent', 'vip', 'private'].map((tier) => count((each) => each.tier === tier))).toEqual([1_180, 620, 188, 12]);
    expect(['agreed', 'service_only', 'unstated', 'refused'].map((will) => count((each) => each.profile.willingness === will))).toEqual([
      1_220, 440, 240, 100,
    ]);
    expect(count(({ profile }) => profile.miniProgram)).toBe(760);
    expect(count(({ follows }) => follows.length > 0)).toBe(920);
    expect(count(({ follows }) => follows.length > 1)).toBe(101);
    expect(count(({ profile }) => profile.payroll)).toBe(600);
    expect(count(({ profile }) => profile.pensionFull)).toBe(42);
  });

  it('are of all ages, each inside the band that was drawn', () => {
    const band = (from: number, to: number) => count(({ age }) => age >= from && age <= to);
    expect([band(18, 25), band(26, 35), band(36, 45), band(46, 59), band(60, 69), band(70, 120)]).toEqual([180, 420, 440, 520, 280, 160]);
    expect(count(({ tier, age }) => (tier === 'vip' || tier === 'private') && age < 36)).toBe(0);
  });

  it('have a tested tolerance, or none, or one that has expired', () => {
    expect(count(({ risk }) => risk === null)).toBe(420);
    expect(count(({ risk }) => risk !== null && risk.expiresOn < '2026-11-22')).toBe(320);
    const soon = ({ risk }: DemoCustomer) => risk !== null && risk.expiresOn >= '2026-11-22' && risk.expiresOn <= '2026-12-22';
    expect(count(soon)).toBe(80);
  });

  it('hold assets inside their tier, about as much on average as the bank reports', () => {
    const limits = { mass: [0, 5], affluent: [5, 50], vip: [50, 600], private: [600, 30_000] } as const;
    for (const { tier, assetsFen } of sample) {
      const [from, to] = limits[tier];
      expect(assetsFen >= from * 1_000_000 && assetsFen < to * 1_000_000).toBe(true);
    }
    const mean = (tier: DemoCustomer['tier']) => {
      const of = sample.filter((each) => each.tier === tier);
      return of.reduce((sum, { assetsFen }) => sum + assetsFen, 0) / of.length / 1_000_000;
    };
    expect(mean('mass')).toBeCloseTo(0.32, 1);
    expect(Math.abs(mean('affluent') / 14.3 - 1)).toBeLessThan(0.1);
    expect(Math.abs(mean('vip') / 143 - 1)).toBeLessThan(0.15);
  });

  it('have the true shape beyond the sample', () => {
    const tail = [...customersOf(SEED, 12_000)].slice(2_000);
    const share = (matches: (customer: DemoCustomer) => boolean) => tail.filter(matches).length / tail.length;
    expect(share(({ tier }) => tier === 'mass')).toBeCloseTo(0.9125, 1);
    expect(share(({ tier }) => tier === 'affluent')).toBeCloseTo(0.065, 1);
    expect(share(({ profile }) => profile.payroll)).toBeCloseTo(0.3, 1);
    expect(share(({ onRenovationWhiteList }) => onRenovationWhiteList)).toBeLessThan(0.05);
  });

  it('have numbers nobody can dial and identities of their own', () => {
    for (const key of ['phone', 'personId', 'unionid', 'openid', 'externalUserId', 'coreNo'] as const) {
      expect(new Set(sample.map((each) => each[key])).size).toBe(sample.length);
    }
    for (const { phone } of sample) expect(phone).toMatch(/^10\d{9}$/);
  });

  it('bear no public figure’s name', () => {
    for (const { name } of sample) expect(PUBLIC_FIGURES.has(name)).toBe(false);
  });

  it('are owned and befriended by RMs of their own outlet only', () => {
    const outletOf = new Map(relationshipManagers.map(({ staffNo, unitCode }) => [staffNo, unitCode]));
    for (const { outletCode, ownerStaffNo, follows } of sample) {
      if (ownerStaffNo) expect(outletOf.get(ownerStaffNo)).toBe(outletCode);
      for (const { staffNo } of follows) expect(outletOf.get(staffNo)).toBe(outletCode);
    }
  });
});

describe('the people of the story', () => {
  const persona = (key: string) => sample.find(({ personaKey }) => personaKey === key);

  it('begin with 王浩然: 31, mass, no owner, no friend, on the white list, at home near 滨江路', () => {
    expect(persona('wang-haoran')).toMatchObject({
      name: '王浩然',
      age: 31,
      tier: 'mass',
      ownerStaffNo: null,
      follows: [],
      onRenovationWhiteList: true,
      outletCode: 'binjiang-road',
    });
  });

  it('know 陈建军, the VIP of 周可欣, and six more', () => {
    const owner = staffByName('周可欣').staffNo;
    expect(persona('chen-jianjun')).toMatchObject({ age: 46, tier: 'vip', ownerStaffNo: owner, risk: { tolerance: 'C3' } });
    expect(persona('wang-xiulan')).toMatchObject({ age: 67, largeType: true });
    expect(persona('lu-ziang')).toMatchObject({ age: 25, outletCode: 'gaoxin-park' });
    expect(persona('gu-min')?.age).toBe(38);
    expect(persona('ding-haifeng')).toMatchObject({ age: 52, tier: 'affluent', assetsFen: (50 - 3.2) * 1_000_000 });
    expect(persona('huang-lu')).toMatchObject({ age: 33, profile: { willingness: 'refused' } });
  });
});
