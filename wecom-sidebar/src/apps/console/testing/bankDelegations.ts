import type { Data } from '@yinqiao/shared/contracts';
import { largestRemainder } from '@yinqiao/shared/domain';

type Board = Data<'delegations.board'>;
type Node = Data<'delegations.node'>;

export const NOW = '2026-11-22T06:32:00.000Z';

export const pension: Board['delegation'] = {
  delegationId: 'k1',
  title: '个人养老金开户 500 户',
  leadingUnit: '零售部',
  state: 'released',
  stateWord: '执行中',
  metricName: '净开户',
  unitWord: '户',
  startsOn: '2026-11-05',
  endsOn: '2026-12-04',
  timeProgressPercent: 60,
  pacePercent: 60,
  target: 500,
  done: 271,
  asOf: '2026-11-21',
  myNode: null,
};

export const renovation: Board['delegation'] = {
  ...pension,
  delegationId: 'k5',
  title: '装修贷白名单',
  metricName: '预申请',
  unitWord: '笔',
  startsOn: '2026-10-25',
  endsOn: '2026-12-08',
  timeProgressPercent: 64,
  pacePercent: 64,
  target: 400,
  done: 231,
};

type RowShape = [
  unitId: string,
  parentId: string | null,
  name: string,
  level: Board['rows'][number]['level'],
  done: number,
  target: number,
  back: number,
  today: number,
];

const row = ([unitId, parentId, name, level, done, target, clawedBack, firstContactsToday]: RowShape): Board['rows'][number] => ({
  unitId,
  parentId,
  name,
  level,
  target,
  allocated: target,
  state: 'released',
  stateWord: '执行中',
  firstContactsToday,
  done,
  gross: done + clawedBack,
  clawedBack,
  note: null,
});

const treeRows = (
  [
    ['hq', null, '总行', 'head_office', 271, 500, 18, 103],
    ['yunjiang', 'hq', '云江分行', 'branch', 155, 240, 10, 57],
    ['hedong', 'yunjiang', '河东支行', 'sub_branch', 87, 128, 5, 31],
    ['hedong-main', 'hedong', '河东营业部', 'outlet', 46, 84, 3, 17],
    ['binjiang', 'hedong', '滨江路网点', 'outlet', 41, 44, 2, 14],
    ['chengbei', 'yunjiang', '城北支行', 'sub_branch', 68, 112, 5, 26],
    ['chengbei-main', 'chengbei', '城北营业室', 'outlet', 33, 54, 2, 14],
    ['shuyuan', 'chengbei', '书院街网点', 'outlet', 26, 41, 2, 9],
    ['gaoxin', 'chengbei', '高新园网点', 'outlet', 9, 17, 1, 3],
    ['chengzhou', 'hq', '澄州分行', 'branch', 78, 160, 6, 32],
    ['qinghe', 'hq', '青禾分行', 'branch', 38, 100, 2, 14],
  ] as RowShape[]
).map(row);

export const board: Board = {
  delegation: pension,
  audience: '46 岁以上、已同意联系、未开个人养老金账户的客户',
  background: '税年到 12 月 31 日，帮客户在年内用上节税额度。',
  scriptText: '有客户常问个人养老金能省多少税，这里有个测算器，按您自己的税率算，仅供参考。',
  campaignTitle: '养老金缴存季',
  process: { now: NOW, captured: 132, accepted: 118, firstContactsToday: 103, firstContactsTotal: 640 },
  results: {
    asOf: '2026-11-21',
    arrivedAt: '2026-11-21T22:40:00.000Z',
    done: 271,
    gross: 289,
    clawedBack: 18,
    definition: '去重开户 − 30 天内销户，来自核心日终文件',
  },
  rows: treeRows,
  log: [
    { at: '2026-11-05T07:20:00.000Z', text: '下发 3 家分行' },
    { at: '2026-11-05T08:05:00.000Z', text: '云江分行下发 2 家支行' },
    { at: '2026-11-06T02:00:00.000Z', text: '城北支行下发 3 个网点' },
  ],
};

export const receivers: Data<'delegations.receivers'>['receivers'] = [
  { unitId: 'yunjiang', name: '云江分行', headcount: 16, strength: 15.5, note: null },
  { unitId: 'chengzhou', name: '澄州分行', headcount: 13, strength: 13, note: null },
  { unitId: 'qinghe', name: '青禾分行', headcount: 9, strength: 9, note: null },
];

type ChildShape = [
  childId: string,
  name: string,
  kind: 'unit' | 'staff',
  reachable: number,
  headcount: number,
  before: number | null,
  note: string | null,
];

/** A node whose children's parts are suggested by largest remainder and stand as suggested. */
function nodeOf(unitId: string, unitName: string, level: Node['level'], target: number, children: ChildShape[]): Node {
  const away = (child: ChildShape) => child[6] !== null && child[6].startsWith('休假');
  const by = (weight: (child: ChildShape) => number) =>
    largestRemainder(
      target,
      children.map((child) => (away(child) ? 0 : weight(child))),
    );
  const reachable = by((child) => child[3]);
  const headcount = by((child) => child[4]);
  const equal = by(() => 1);
  return {
    delegation: { ...pension, state: 'splitting', stateWord: '待拆解' },
    unitId,
    unitName,
    level,
    state: 'splitting',
    stateWord: '待拆解',
    target,
    allocated: target,
    basis: 'reachable',
    minutesPerCustomer: 12,
    version: 3,
    canSplit: true,
    rows: children.map(([childId, name, kind, people, heads, before, note], index) => {
      const part = reachable[index] ?? 0;
      return {
        childId,
        name,
        kind,
        reachable: people,
        headcount: heads,
        suggestions: { reachable: part, headcount: headcount[index] ?? 0, equal: equal[index] ?? 0 },
        target: part,
        load: before === null ? null : { before, after: Math.round(before + (Math.ceil((part * 12) / 13) * 100) / 150) },
        note,
      };
    }),
  };
}

/** 城北支行 divides 112 over 145 / 110 / 46 people: 54, 41, 17. */
export const chengbeiNode = (): Node =>
  nodeOf('chengbei', '城北支行', 'sub_branch', 112, [
    ['chengbei-main', '城北营业室', 'unit', 145, 4, null, null],
    ['shuyuan', '书院街网点', 'unit', 110, 3, null, '1 人无养老金资质'],
    ['gaoxin', '高新园网点', 'unit', 46, 2, null, '1 人休假'],
  ]);

/** 高新园网点: one of two is on leave, the other would be overloaded. */
export const gaoxinNode = (): Node =>
  nodeOf('gaoxin', '高新园网点', 'outlet', 17, [
    ['zhao', '赵一鸣', 'staff', 18, 1, null, '休假，12月1日回'],
    ['peng', '彭雨辰', 'staff', 28, 1, 118, null],
    ['gao', '高以宁', 'staff', 30, 1, 64, null],
  ]);
