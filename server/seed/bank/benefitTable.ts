import { addDays, shanghaiInstant } from '@yinqiao/shared/domain';
import type { BenefitRow } from './benefits';
import type { Fact } from './products';

const facts = (...rows: [label: string, value: string][]): Fact[] => rows.map(([label, value]) => ({ label, value }));
const steps = (...rows: [title: string, text: string][]) => rows.map(([title, text]) => ({ title, text }));

/** Days after the day of the claim; 0 is until midnight. */
const goodFor = (days: number) => ({ validUntil: null, validDays: days });
const goodThrough = (day: string) => ({ validUntil: shanghaiInstant(addDays(day, 1)), validDays: null });

const NOT_A_CONDITION = '领取权益不以购买产品、同意被联系为条件。';
const NO_DEPOSIT = '不看存款额，也不要求存款。';
const SHOW_CODE = '付款前给收银员看';

/** The benefits that can be claimed in the mini-program. */
const claimable: BenefitRow[] = [
  {
    code: 'B01',
    title: '新客绑卡立减金',
    subtitle: '开户 30 天内可领',
    category: 'virtual',
    faceValue: { figure: '¥5', unit: '支付立减' },
    costFen: 500,
    stock: 5_000,
    perPerson: 1,
    period: 'ever',
    limitText: '每人 1 份',
    ...goodFor(30),
    facts: facts(['谁能领', '开户 30 天内的新客户'], ['使用', '领取后 30 天内，绑卡支付时自动抵扣'], ['在哪里用', '手机银行支付']),
    notices: [NO_DEPOSIT, NOT_A_CONDITION],
    codeHint: '支付时自动使用',
    steps: steps(
      ['绑定银桥银行卡', '在手机银行「支付」里绑卡'],
      ['付款时自动减 5 元', '不用出示券码'],
      ['到账后有通知', '在「我的权益」可查'],
    ),
    needs: null,
  },
  {
    code: 'B02',
    title: '周三饭票 满50减20',
    subtitle: '18 家门店可用',
    category: 'merchant_coupon',
    faceValue: { figure: '¥20', unit: '满 50 元可用' },
    costFen: 2_000,
    stock: 2_000,
    perPerson: 1,
    period: 'week',
    limitText: '每人每周 1 张',
    ...goodFor(0),
    facts: facts(
      ['领取', '每周三 11:30 放出 2,000 张，领完即止'],
      ['使用', '领取当天有效，过了 24:00 自动失效'],
      ['谁能领', '银桥信用卡客户、社区群客户'],
      ['怎么用', '付款前出示券码，一单用 1 张'],
    ),
    notices: ['售罄即停发，不补发。', NOT_A_CONDITION],
    codeHint: SHOW_CODE,
    steps: steps(
      ['到店用餐', '18 家合作门店可用，点餐前先问一声店家'],
      ['付款前出示券码', '当场减 20 元；手机银行付款自动抵扣'],
      ['没用上也没关系', '当天 24:00 自动失效，下周三可以再领'],
    ),
    needs: null,
  },
  {
    code: 'B03',
    title: '一元早餐',
    subtitle: '网点 3 公里内早餐店',
    category: 'merchant_coupon',
    faceValue: { figure: '¥1', unit: '换一份早餐' },
    costFen: 420,
    stock: 300,
    perPerson: 2,
    period: 'week',
    limitText: '每人每周 2 次',
    ...goodFor(3),
    facts: facts(['领取', '每天 300 份'], ['使用', '领取后 3 天内 6:30–10:00'], ['在哪里用', '网点 3 公里内的合作早餐店']),
    notices: [NOT_A_CONDITION],
    codeHint: '请商户扫码',
    steps: steps(['早上到店', '6:30–10:00'], ['请商户扫码', '付 1 元换一份早餐'], ['没用上也没关系', '到期自动失效，可以再领']),
    needs: null,
  },
  {
    code: 'B08',
    title: '机场贵宾厅 2 次/年',
    subtitle: '每年 2 次 · 贵宾客户',
    category: 'service',
    faceValue: { figure: '2 次', unit: '每年' },
    costFen: 6_800,
    stock: 800,
    perPerson: 2,
    period: 'ever',
    limitText: '每人每年 2 次',
    ...goodThrough('2026-12-31'),
    facts: facts(['谁能领', '贵宾及以上客户，达标看上月日均，月初更新'], ['使用', '12月31日前'], ['怎么用', '在机场贵宾厅扫码进入']),
    notices: [NOT_A_CONDITION],
    codeHint: '在贵宾厅前台扫码',
    steps: steps(['到达机场', '找候机通合作贵宾厅'], ['出示券码', '前台扫码进入'], ['一次一码', '第二次使用请再领一张']),
    needs: null,
  },
  {
    code: 'B11',
    title: '装修贷利率优惠券',
    subtitle: '申请装修贷时自动使用',
    category: 'rate_coupon',
    faceValue: { figure: '−0.30', unit: '个百分点' },
    costFen: 0,
    stock: 400,
    perPerson: 1,
    period: 'ever',
    limitText: '每人 1 张',
    ...goodThrough('2026-12-31'),
    facts: facts(
      ['谁能领', '装修贷白名单客户、已预申请客户'],
      ['使用', '12月31日前申请装修贷时自动使用'],
      ['券前年化（单利）', '3.40%–10.80%'],
      ['券后年化（单利）', '3.10%–10.50%，以审批为准'],
    ),
    notices: ['年化利率为单利，实际利率、额度、期限以审批为准。', '贷款有成本，请按约定用途使用，理性借贷。', NOT_A_CONDITION],
    codeHint: '申请时自动使用，不用出示',
    steps: steps(
      ['在手机银行申请装修贷', '这张券会自动带上'],
      ['看清券后年化', '3.10%–10.50%（单利），以审批为准'],
      ['没批下来也不影响', '券到 12月31日自动失效'],
    ),
    needs: null,
  },
  {
    code: 'B12',
    title: '养老投教答题礼',
    subtitle: '6 元支付立减金',
    category: 'virtual',
    faceValue: { figure: '¥6', unit: '支付立减' },
    costFen: 600,
    stock: 3_000,
    perPerson: 1,
    period: 'ever',
    limitText: '每人 1 份',
    ...goodFor(30),
    facts: facts(['谁能领', '所有客户'], ['使用', '领取后 30 天内，支付时自动抵扣']),
    notices: ['不与基金、养老产品购买挂钩。', NOT_A_CONDITION],
    codeHint: '支付时自动使用',
    steps: steps(
      ['领取后自动到账', '在「我的权益」可查'],
      ['付款时自动减 6 元', '不用出示券码'],
      ['想了解个人养老金', '「业务」里有规则说明'],
    ),
    needs: null,
  },
];

type Pending = Pick<BenefitRow, 'code' | 'title' | 'subtitle' | 'category' | 'faceValue' | 'costFen' | 'stock' | 'limitText' | 'needs'> & {
  notices?: readonly string[];
};

/** Those that wait for sign-up, invitations or advisor bookings: listed by the bank, not claimable yet. */
const pending: Pending[] = [
  {
    code: 'B04',
    title: '银发体检讲座',
    subtitle: '名额 24 · 送体检券',
    category: 'event',
    faceValue: { figure: '24', unit: '个名额/场' },
    costFen: 5_800,
    stock: 24,
    limitText: '60 岁及以上，可替父母报名',
    notices: ['不得以存款为条件。'],
    needs: 'event_sign_up',
  },
  {
    code: 'B05',
    title: '重阳防骗课 大米 5 斤',
    subtitle: '听课后在网点领',
    category: 'goods',
    faceValue: { figure: '5 斤', unit: '大米' },
    costFen: 2_200,
    stock: 600,
    limitText: '60 岁及以上听课者，每人 1 份',
    notices: ['不得以存款为条件，不代签。'],
    needs: 'event_sign_up',
  },
  {
    code: 'B06',
    title: '生活缴费立减 邀友各 3 元',
    subtitle: '缴费成功各得 3 元',
    category: 'virtual',
    faceValue: { figure: '¥3', unit: '各得' },
    costFen: 600,
    stock: 10_000,
    limitText: '每人最多邀 5 位',
    notices: ['新户须实名，同一设备只算一次。'],
    needs: 'invitation',
  },
  {
    code: 'B07',
    title: '小小银行家财商课',
    subtitle: '6–10 岁 · 亲子',
    category: 'experience',
    faceValue: { figure: '20', unit: '组/场' },
    costFen: 3_500,
    stock: 20,
    limitText: '每个家庭 1 组',
    notices: ['未成年人信息须监护人同意。'],
    needs: 'event_sign_up',
  },
  {
    code: 'B09',
    title: '高端体检套餐',
    subtitle: '私行、退休贵宾',
    category: 'service',
    faceValue: { figure: '1 次', unit: '体检' },
    costFen: 88_000,
    stock: 60,
    limitText: '每人 1 次，由顾问预约',
    needs: 'advisor_booking',
  },
  {
    code: 'B10',
    title: '花艺与穿搭沙龙',
    subtitle: '到店体验',
    category: 'experience',
    faceValue: { figure: '24', unit: '个名额/场' },
    costFen: 9_000,
    stock: 24,
    limitText: '每人 1 次',
    needs: 'event_sign_up',
  },
];

const listedOnly = (row: Pending): BenefitRow => ({
  ...row,
  perPerson: 1,
  period: 'ever',
  ...goodFor(30),
  facts: [],
  notices: [...(row.notices ?? []), NOT_A_CONDITION],
  codeHint: '在网点核销',
  steps: [],
});

export const benefitTable: readonly BenefitRow[] = [...claimable, ...pending.map(listedOnly)].sort((a, b) => a.code.localeCompare(b.code));
