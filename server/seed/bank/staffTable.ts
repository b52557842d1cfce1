import type { Licence, StaffRole } from '@yinqiao/shared/domain';
import type { Leave } from '../../src/modules/orgs/staff.model';

export interface RelationshipManagerRow {
  outletCode: string;
  name: string;
  joinedOn: string;
  licences: readonly Licence[];
  dailyCapacity?: number;
  leave?: Leave;
}

const ALL: readonly Licence[] = ['personal_loan', 'pension', 'fund', 'insurance'];
const LOAN_AND_PENSION: readonly Licence[] = ['personal_loan', 'pension'];
const LOAN_ONLY: readonly Licence[] = ['personal_loan'];

const rm = (outletCode: string, name: string, joinedOn: string, licences: readonly Licence[]): RelationshipManagerRow => ({
  outletCode,
  name,
  joinedOn,
  licences,
});

/**
 * The forty RMs. The order inside an outlet is the order of the weekend rota: the first half works on Sundays, the others on
 * Saturdays. 唐以宁 has no loan licence, 邓家乐 and the whole county no pension licence, 董子谦 is in the first 90 days.
 */
export const relationshipManagerTable: readonly RelationshipManagerRow[] = [
  rm('hedong-main', '郑晓岚', '2018-07-09', ALL),
  rm('hedong-main', '孙立诚', '2020-03-16', LOAN_AND_PENSION),
  rm('hedong-main', '潘雨桐', '2022-07-11', ALL),
  rm('hedong-main', '唐以宁', '2023-07-10', ['pension', 'fund']),
  rm('hedong-main', '吴思远', '2019-11-04', LOAN_AND_PENSION),
  rm('binjiang-road', '周可欣', '2021-07-12', ALL),
  rm('binjiang-road', '宋清禾', '2022-03-14', ALL),
  rm('binjiang-road', '许嘉言', '2019-07-08', LOAN_AND_PENSION),
  rm('binjiang-road', '罗文博', '2017-04-10', ALL),
  rm('chengbei-main', '刘志远', '2016-09-05', ALL),
  rm('chengbei-main', '马晓彤', '2021-03-15', ALL),
  rm('chengbei-main', '冯雅文', '2020-07-13', LOAN_AND_PENSION),
  rm('chengbei-main', '董子谦', '2026-09-14', LOAN_AND_PENSION),
  rm('shuyuan-street', '曹思敏', '2018-03-12', ALL),
  rm('shuyuan-street', '叶知秋', '2022-07-11', LOAN_AND_PENSION),
  rm('shuyuan-street', '邓家乐', '2024-07-08', LOAN_ONLY),
  rm('gaoxin-park', '彭雨辰', '2021-07-12', LOAN_AND_PENSION),
  { ...rm('gaoxin-park', '赵一鸣', '2019-07-08', ALL), leave: { from: '2026-11-02', to: '2026-11-30', kind: 'annual' } },
  rm('laocheng-main', '韩知远', '2017-07-10', ALL),
  rm('laocheng-main', '魏静宜', '2020-07-13', ALL),
  rm('laocheng-main', '陆承安', '2021-03-15', LOAN_AND_PENSION),
  rm('laocheng-main', '苏远舟', '2023-07-10', LOAN_AND_PENSION),
  rm('zhonglou', '姚思齐', '2018-07-09', ALL),
  rm('zhonglou', '谢雨晴', '2022-07-11', LOAN_AND_PENSION),
  rm('zhonglou', '傅景行', '2019-03-11', ALL),
  rm('huxi-main', '崔文彬', '2016-07-11', LOAN_AND_PENSION),
  rm('huxi-main', '蒋若兰', '2020-03-16', ALL),
  rm('huxi-main', '范一诺', '2024-03-11', LOAN_AND_PENSION),
  rm('huxi-main', '袁浩宇', '2021-07-12', LOAN_AND_PENSION),
  rm('garden-road', '田雅琴', '2018-11-05', ALL),
  rm('garden-road', '汪子谦', '2023-03-13', LOAN_AND_PENSION),
  { ...rm('qinghe-hall', '顾长青', '2015-07-06', ALL), dailyCapacity: 12 },
  { ...rm('qinghe-hall', '白晓梅', '2019-07-08', LOAN_AND_PENSION), dailyCapacity: 12 },
  { ...rm('qinghe-hall', '任若琳', '2022-03-14', ALL), dailyCapacity: 12 },
  { ...rm('qinghe-hall', '丁建平', '2017-03-13', LOAN_AND_PENSION), dailyCapacity: 12 },
  rm('hetian-main', '石磊', '2014-07-07', LOAN_ONLY),
  rm('hetian-main', '贺春燕', '2020-07-13', LOAN_ONLY),
  rm('hetian-main', '牛志强', '2018-03-12', LOAN_ONLY),
  rm('liuxi-town', '秦大勇', '2016-03-14', LOAN_ONLY),
  rm('liuxi-town', '祝小芳', '2021-07-12', LOAN_ONLY),
];

export interface ManagementRow {
  name: string;
  role: StaffRole;
  unitCode: string;
}

const group = (role: StaffRole, rows: readonly (readonly [string, string])[]): ManagementRow[] =>
  rows.map(([unitCode, name]) => ({ unitCode, name, role }));

/** Everyone who is not an RM. Tellers do not sign in to this product and are not listed. */
export const managementStaff: readonly ManagementRow[] = [
  ...group('hq_planner', [
    ['head-office', '林若川'],
    ['head-office', '乔安远'],
    ['head-office', '沙雨蒙'],
    ['head-office', '邵一帆'],
  ]),
  ...group('hq_community', [
    ['head-office', '许望舒'],
    ['yunjiang', '孟晓溪'],
    ['chengzhou', '洪思源'],
    ['qinghe', '尹若冰'],
  ]),
  ...group('compliance', [
    ['head-office', '梁知行'],
    ['head-office', '戴明哲'],
    ['head-office', '钟雅宁'],
    ['yunjiang', '侯静远'],
    ['chengzhou', '薛知微'],
  ]),
  ...group('branch_operations', [
    ['yunjiang', '沈亦可'],
    ['chengzhou', '郭书宁'],
    ['qinghe', '严秋实'],
  ]),
  ...group('sub_branch_manager', [
    ['hedong', '程立群'],
    ['chengbei', '何承泽'],
    ['laocheng', '于思翰'],
    ['huxi', '方启明'],
    ['qinghe-main', '龙德海'],
    ['hetian', '万长河'],
  ]),
  ...group('outlet_manager', [
    ['hedong-main', '高敏行'],
    ['binjiang-road', '金晓舟'],
    ['chengbei-main', '施文静'],
    ['shuyuan-street', '毛书雅'],
    ['gaoxin-park', '熊宇航'],
    ['laocheng-main', '常知非'],
    ['zhonglou', '段雨薇'],
    ['huxi-main', '雷志诚'],
    ['garden-road', '倪若溪'],
    ['qinghe-hall', '葛长林'],
    ['hetian-main', '樊春生'],
    ['liuxi-town', '齐小满'],
  ]),
  ...group('wealth_manager', [
    ['hedong-main', '康雅琪'],
    ['binjiang-road', '史安宁'],
    ['chengbei-main', '贾思涵'],
    ['shuyuan-street', '江语晨'],
    ['gaoxin-park', '武清扬'],
    ['laocheng-main', '方静姝'],
    ['laocheng-main', '温言之'],
    ['zhonglou', '庄雨霏'],
    ['huxi-main', '章若谷'],
    ['garden-road', '鲁知夏'],
    ['qinghe-hall', '俞文秀'],
    ['hetian-main', '岳小川'],
  ]),
  ...group('lobby_manager', [
    ['binjiang-road', '江小满'],
    ['hedong-main', '黎晓冬'],
    ['hedong-main', '易雨欣'],
    ['chengbei-main', '聂小雨'],
    ['chengbei-main', '安思宁'],
    ['shuyuan-street', '涂晓萌'],
    ['gaoxin-park', '申一冉'],
    ['laocheng-main', '凌书瑶'],
    ['zhonglou', '盛晓彤'],
    ['huxi-main', '童乐心'],
    ['garden-road', '翁小雅'],
    ['qinghe-hall', '项春晓'],
    ['hetian-main', '简小禾'],
    ['liuxi-town', '卢翠萍'],
  ]),
  ...group(
    'remote_seat',
    Array.from({ length: 8 }, (_, i) => ['remote-seats', `远程坐席 ${String(i + 1).padStart(2, '0')} 号`] as const),
  ),
];
