import type { Data } from '@yinqiao/shared/contracts';

type Unit = Data<'orgs.tree'>['units'][number];
type StaffMember = Data<'orgs.tree'>['staff'][number];

const unit = (
  unitId: string,
  parentId: string | null,
  name: string,
  level: Unit['level'],
  managers: number,
  onDuty: number,
  features?: string,
): Unit => ({
  unitId,
  parentId,
  name,
  level,
  features: features ?? null,
  relationshipManagers: managers,
  onDutyToday: onDuty,
});

/** The synthetic bank of the tests: head office, three branches, and one branch down to its people. */
export const units: Unit[] = [
  unit('hq', null, '总行', 'head_office', 40, 18),
  unit('yunjiang', 'hq', '云江分行', 'branch', 18, 9, '社区银发多、商户多'),
  unit('hedong', 'yunjiang', '河东支行', 'sub_branch', 9, 5),
  unit('hedong-main', 'hedong', '河东营业部', 'outlet', 5, 3),
  unit('binjiang', 'hedong', '滨江路网点', 'outlet', 4, 2, '社区银发多、商户多'),
  unit('chengbei', 'yunjiang', '城北支行', 'sub_branch', 9, 4, '代发、年轻、学区亲子'),
  unit('chengbei-main', 'chengbei', '城北营业室', 'outlet', 4, 2),
  unit('shuyuan', 'chengbei', '书院街网点', 'outlet', 3, 1),
  unit('gaoxin', 'chengbei', '高新园网点', 'outlet', 2, 1),
  unit('chengzhou', 'hq', '澄州分行', 'branch', 13, 7, '中产、贵宾、装修贷'),
  unit('qinghe', 'hq', '青禾分行', 'branch', 9, 2, '地级，机关代发；县域人手紧'),
];

const member = (staffId: string, unitId: string, name: string, dutyText: string, onDuty: boolean, licences: string[]): StaffMember => ({
  staffId,
  unitId,
  name,
  roleName: '客户经理',
  licences,
  dutyText,
  onDuty,
  version: 1,
  canSchedule: false,
  leaves: [],
});

export const staff: StaffMember[] = [
  member('zhou', 'binjiang', '周可欣', '在岗', true, ['个贷资质', '养老金资质']),
  member('song', 'binjiang', '宋清禾', '在岗', true, ['个贷资质', '养老金资质', '基金从业']),
  member('xu', 'binjiang', '许嘉言', '今日轮休', false, ['养老金资质']),
  member('luo', 'binjiang', '罗文博', '今日轮休', false, []),
  member('zhao', 'gaoxin', '赵一鸣', '休假，12月1日回', false, ['养老金资质']),
  member('peng', 'gaoxin', '彭雨辰', '在岗', true, ['养老金资质']),
];
