import type { MetricId } from '@yinqiao/shared/domain';

/** What one outlet holds and has achieved, per delegation. RMs by name; those who get nothing are listed with 0. */
export interface OutletPart {
  outletCode: string;
  byStaff: readonly (readonly [name: string, target: number])[];
  /** At the end of 2026-11-21. */
  gross: number;
  clawedBack: number;
}

export interface DelegationRow {
  code: string;
  title: string;
  background: string;
  audience: string;
  metric: MetricId;
  target: number;
  campaignCode: string;
  scriptCode: string;
  startsOn: string;
  endsOn: string;
  createdAt: readonly [day: string, time: string];
  minutesPerCustomer: number;
  outlets: readonly OutletPart[];
  log: readonly (readonly [day: string, time: string, unitCode: string, text: string])[];
}

const part = (outletCode: string, gross: number, clawedBack: number, byStaff: OutletPart['byStaff']): OutletPart => ({
  outletCode,
  gross,
  clawedBack,
  byStaff,
});

/** K1 as it stands on day 18 of 30: 271 = 289 − 18 of 500; 禾田's 46 went to 青禾营业部 (54 → 100). */
const pension: DelegationRow = {
  code: 'K1',
  title: '个人养老金开户 500 户',
  background: '2026 税年个人养老金缴存到 12 月 31 日，先把够条件、愿意了解的客户讲清楚。',
  audience: '30–59 岁、未开个人养老金账户、同意被联系的客户',
  metric: 'pension_accounts',
  target: 500,
  campaignCode: 'pension-season',
  scriptCode: 'S23',
  startsOn: '2026-11-05',
  endsOn: '2026-12-04',
  createdAt: ['2026-11-05', '15:20'],
  minutesPerCustomer: 12,
  outlets: [
    part('hedong-main', 49, 3, [
      ['郑晓岚', 20],
      ['孙立诚', 17],
      ['潘雨桐', 16],
      ['唐以宁', 14],
      ['吴思远', 17],
    ]),
    part('binjiang-road', 43, 2, [
      ['周可欣', 12],
      ['宋清禾', 11],
      ['许嘉言', 11],
      ['罗文博', 10],
    ]),
    part('chengbei-main', 35, 2, [
      ['刘志远', 18],
      ['马晓彤', 16],
      ['冯雅文', 16],
      ['董子谦', 4],
    ]),
    part('shuyuan-street', 28, 2, [
      ['曹思敏', 27],
      ['邓家乐', 0],
      ['叶知秋', 14],
    ]),
    part('gaoxin-park', 10, 1, [
      ['赵一鸣', 0],
      ['彭雨辰', 17],
    ]),
    part('laocheng-main', 37, 3, [
      ['韩知远', 15],
      ['魏静宜', 15],
      ['陆承安', 14],
      ['苏远舟', 12],
    ]),
    part('zhonglou', 19, 1, [
      ['姚思齐', 15],
      ['谢雨晴', 12],
      ['傅景行', 13],
    ]),
    part('huxi-main', 20, 1, [
      ['崔文彬', 12],
      ['蒋若兰', 12],
      ['范一诺', 9],
      ['袁浩宇', 11],
    ]),
    part('garden-road', 8, 1, [
      ['田雅琴', 11],
      ['汪子谦', 9],
    ]),
    part('qinghe-hall', 40, 2, [
      ['顾长青', 28],
      ['白晓梅', 25],
      ['任若琳', 24],
      ['丁建平', 23],
    ]),
  ],
  log: [
    ['2026-11-05', '15:20', 'head-office', '下发 3 家分行，拆解截止 11-06 18:00'],
    ['2026-11-07', '09:00', 'huxi', '湖西支行逾期未拆，按「名单落点」代拆'],
    ['2026-11-10', '11:30', 'qinghe', '禾田支行「不具备条件」已批：无养老金资质；46 户退回青禾分行，当日再分'],
    ['2026-11-16', '10:05', 'qinghe', '催办青禾分行，次日联系量 12 → 21'],
    ['2026-11-20', '17:40', 'hedong', '滨江路打法发布，2 家支行照着做'],
  ],
};

/** K5 as it stands on day 30 of 46: 231 = 112 + 77 + 42 of 400 = 190 + 130 + 80. */
const renovation: DelegationRow = {
  code: 'K5',
  title: '装修贷白名单 400 笔',
  background: '装修季，白名单客户凭利率优惠券预申请；额度与利率只在一对一里谈。',
  audience: '装修贷白名单内、留资并同意被联系的客户',
  metric: 'renovation_applications',
  target: 400,
  campaignCode: 'renovation-season',
  scriptCode: 'S08',
  startsOn: '2026-10-24',
  endsOn: '2026-12-08',
  createdAt: ['2026-10-23', '16:10'],
  minutesPerCustomer: 10,
  outlets: [
    part('hedong-main', 33, 0, [
      ['郑晓岚', 15],
      ['孙立诚', 14],
      ['潘雨桐', 14],
      ['唐以宁', 0],
      ['吴思远', 13],
    ]),
    part('binjiang-road', 26, 0, [
      ['周可欣', 12],
      ['宋清禾', 11],
      ['许嘉言', 10],
      ['罗文博', 9],
    ]),
    part('chengbei-main', 28, 0, [
      ['刘志远', 15],
      ['马晓彤', 13],
      ['冯雅文', 12],
      ['董子谦', 6],
    ]),
    part('shuyuan-street', 17, 0, [
      ['曹思敏', 11],
      ['叶知秋', 10],
      ['邓家乐', 9],
    ]),
    part('gaoxin-park', 8, 0, [
      ['彭雨辰', 16],
      ['赵一鸣', 0],
    ]),
    part('laocheng-main', 24, 0, [
      ['韩知远', 11],
      ['魏静宜', 10],
      ['陆承安', 10],
      ['苏远舟', 9],
    ]),
    part('zhonglou', 16, 0, [
      ['姚思齐', 9],
      ['谢雨晴', 8],
      ['傅景行', 9],
    ]),
    part('huxi-main', 27, 0, [
      ['崔文彬', 12],
      ['蒋若兰', 11],
      ['范一诺', 10],
      ['袁浩宇', 11],
    ]),
    part('garden-road', 10, 0, [
      ['田雅琴', 11],
      ['汪子谦', 9],
    ]),
    part('qinghe-hall', 27, 0, [
      ['顾长青', 13],
      ['白晓梅', 12],
      ['任若琳', 11],
      ['丁建平', 12],
    ]),
    part('hetian-main', 9, 0, [
      ['石磊', 8],
      ['贺春燕', 6],
      ['牛志强', 6],
    ]),
    part('liuxi-town', 6, 0, [
      ['秦大勇', 6],
      ['祝小芳', 6],
    ]),
  ],
  log: [
    ['2026-10-23', '16:10', 'head-office', '下发 3 家分行，拆解截止 10-24 18:00'],
    ['2026-10-24', '15:30', 'head-office', '3 家分行全部拆到网点'],
    ['2026-11-20', '17:00', 'head-office', '利率优惠券 400 张定于 11-22 9:00 开放领取'],
  ],
};

export const delegationTable: readonly DelegationRow[] = [pension, renovation];
