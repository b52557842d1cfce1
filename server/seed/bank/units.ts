import type { UnitLevel } from '@yinqiao/shared/domain';

/** `HH:mm` in Asia/Shanghai; weekdays 0 Sunday to 6 Saturday. */
interface OpeningHours {
  weekdays: readonly number[];
  open: string;
  close: string;
}

/** Invented kilometres from a point outside the bank's region. */
interface Place {
  x: number;
  y: number;
}

/** 片区: the neighbourhood around one outlet. */
export interface DemoArea extends Place {
  areaId: string;
  name: string;
  outletCode: string;
}

export interface DemoUnit {
  unitId: string;
  code: string;
  name: string;
  level: UnitLevel;
  parentCode: string | null;
  features: string | null;
  /** Of outlets and of the remote seats. */
  hours: OpeningHours | null;
  place: Place | null;
  county: boolean;
}

const HEAD_OFFICE_ID = 'hq';
const ID_PREFIX = { branch: 'bra', sub_branch: 'sub', outlet: 'out', remote_desk: 'rmt' } as const;

const CITY_HOURS: OpeningHours = { weekdays: [0, 1, 2, 3, 4, 5, 6], open: '09:00', close: '17:00' };
const COUNTY_HOURS: OpeningHours = { weekdays: [1, 2, 3, 4, 5, 6], open: '08:30', close: '16:30' };
/** They take over when outlets close, and go on by day with what they have begun. */
const REMOTE_HOURS: OpeningHours = { weekdays: [0, 1, 2, 3, 4, 5, 6], open: '09:00', close: '21:00' };

const unit = (code: string, name: string, level: UnitLevel, parentCode: string | null, features: string | null = null): DemoUnit => ({
  unitId: level === 'head_office' ? HEAD_OFFICE_ID : `${ID_PREFIX[level]}_${code}`,
  code,
  name,
  level,
  parentCode,
  features,
  hours: null,
  place: null,
  county: false,
});

const outlet = (code: string, name: string, parentCode: string, features: string, place: Place, county = false): DemoUnit => ({
  ...unit(code, name, 'outlet', parentCode, features),
  hours: county ? COUNTY_HOURS : CITY_HOURS,
  place,
  county,
});

/** Parents before children. 青禾营业部 stands twice, as sub-branch and as its only outlet, as in the bank's own tree. */
export const units: readonly DemoUnit[] = [
  unit('head-office', '总行', 'head_office', null),
  unit('yunjiang', '云江分行', 'branch', 'head-office', '总行所在'),
  unit('chengzhou', '澄州分行', 'branch', 'head-office'),
  unit('qinghe', '青禾分行', 'branch', 'head-office'),

  unit('hedong', '河东支行', 'sub_branch', 'yunjiang', '社区银发多、商户多'),
  unit('chengbei', '城北支行', 'sub_branch', 'yunjiang', '代发、年轻、学区亲子'),
  unit('laocheng', '老城支行', 'sub_branch', 'chengzhou', '中产、贵宾'),
  unit('huxi', '湖西支行', 'sub_branch', 'chengzhou', '装修贷、车位分期'),
  unit('qinghe-main', '青禾营业部', 'sub_branch', 'qinghe', '地级、机关代发'),
  unit('hetian', '禾田支行', 'sub_branch', 'qinghe', '三农、返乡、县域人手紧'),

  outlet('hedong-main', '河东营业部', 'hedong', '社区银发多、商户多', { x: 14.2, y: 9.1 }),
  outlet('binjiang-road', '滨江路网点', 'hedong', '社区银发多、商户多', { x: 16.8, y: 11.3 }),
  outlet('chengbei-main', '城北营业室', 'chengbei', '代发、年轻', { x: 12.1, y: 17.4 }),
  outlet('shuyuan-street', '书院街网点', 'chengbei', '学区亲子', { x: 9.6, y: 15.2 }),
  outlet('gaoxin-park', '高新园网点', 'chengbei', '代发、年轻', { x: 7.3, y: 21.5 }),
  outlet('laocheng-main', '老城营业室', 'laocheng', '中产、贵宾', { x: 62.4, y: 30.2 }),
  outlet('zhonglou', '钟楼网点', 'laocheng', '中产、贵宾', { x: 64.9, y: 32.6 }),
  outlet('huxi-main', '湖西营业室', 'huxi', '装修贷、车位分期', { x: 57.8, y: 33.9 }),
  outlet('garden-road', '花园路网点', 'huxi', '装修贷、车位分期', { x: 56.1, y: 36.8 }),
  outlet('qinghe-hall', '青禾营业部', 'qinghe-main', '地级、机关代发', { x: 31.5, y: 88.0 }),
  outlet('hetian-main', '禾田营业室', 'hetian', '三农、返乡', { x: 46.2, y: 108.7 }, true),
  outlet('liuxi-town', '柳溪镇网点', 'hetian', '三农、县域人手紧', { x: 58.9, y: 119.3 }, true),

  {
    ...unit('remote-seats', '远程坐席', 'remote_desk', 'head-office', '下班后 18:00–21:00、大众与县域缺人时先接'),
    hours: REMOTE_HOURS,
    place: { x: 13.6, y: 10.4 },
  },
];

const area = (outletCode: string, name: string, x: number, y: number): DemoArea => ({
  areaId: `area_${outletCode}`,
  name,
  outletCode,
  x,
  y,
});

/** One area an outlet; its centre is a little away from the door. */
export const areas: readonly DemoArea[] = [
  area('hedong-main', '东门片区', 13.9, 8.6),
  area('binjiang-road', '河东片区', 17.1, 11.6),
  area('chengbei-main', '城北片区', 12.4, 17.9),
  area('shuyuan-street', '书院街片区', 9.3, 14.8),
  area('gaoxin-park', '高新园片区', 6.9, 22.0),
  area('laocheng-main', '老城片区', 62.0, 29.8),
  area('zhonglou', '钟楼片区', 65.3, 33.0),
  area('huxi-main', '湖西片区', 58.2, 34.4),
  area('garden-road', '花园路片区', 55.6, 37.3),
  area('qinghe-hall', '青禾城区片区', 31.1, 87.6),
  area('hetian-main', '禾田城关片区', 46.6, 109.1),
  area('liuxi-town', '柳溪镇片区', 59.4, 119.8),
];

const unitsByCode = new Map(units.map((each) => [each.code, each]));
const areasByOutlet = new Map(areas.map((each) => [each.outletCode, each]));

export function unitByCode(code: string): DemoUnit {
  const found = unitsByCode.get(code);
  if (!found) throw new Error(`the demo bank has no unit ${code}`);
  return found;
}

export function areaOfOutlet(code: string): DemoArea {
  const found = areasByOutlet.get(code);
  if (!found) throw new Error(`outlet ${code} has no area`);
  return found;
}

export const outlets: readonly DemoUnit[] = units.filter(({ level }) => level === 'outlet');

/** From head office down to the unit itself. */
function trailOf(code: string): DemoUnit[] {
  const self = unitByCode(code);
  return self.parentCode === null ? [self] : [...trailOf(self.parentCode), self];
}

/** `hq/bra_x/sub_y/out_z/`. */
export const unitPathOf = (code: string): string =>
  trailOf(code)
    .map(({ unitId }) => `${unitId}/`)
    .join('');

export const branchOf = (code: string): DemoUnit | undefined => trailOf(code).find(({ level }) => level === 'branch');

export const childrenOf = (code: string): DemoUnit[] => units.filter(({ parentCode }) => parentCode === code);

/** The outlets under a unit, itself included when it is one. */
export const outletsUnder = (code: string): DemoUnit[] => outlets.filter((each) => trailOf(each.code).some((above) => above.code === code));
