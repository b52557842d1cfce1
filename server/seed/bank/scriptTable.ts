import type { Licence, ProductLine } from '@yinqiao/shared/domain';

/** Variables: {{salutation}} {{staffName}} {{staffNo}} {{outletName}} {{date}} {{formerStaff}} {{todo}}. */
export interface ScriptRow {
  code: string;
  stage: string;
  scene: string;
  kind: 'service' | 'marketing';
  /** The approved version: 3 is shown as V3. */
  version: number;
  audience: 'one_to_one' | 'group';
  text: string;
  note?: string;
  licence?: Licence;
  productLine?: ProductLine;
}

type Extra = Pick<ScriptRow, 'note' | 'licence' | 'productLine'>;

const script =
  (audience: ScriptRow['audience'], kind: ScriptRow['kind']) =>
  (code: string, version: number, stage: string, scene: string, text: string, extra: Extra = {}): ScriptRow => ({
    code,
    stage,
    scene,
    kind,
    version,
    audience,
    text,
    ...extra,
  });
const service = script('one_to_one', 'service');
const marketing = script('one_to_one', 'marketing');

/** 话术 S01–S30. Marketing is what advertises; an answer to the customer's own business or duty of care is service. */
export const scriptTable: readonly ScriptRow[] = [
  service(
    'S01',
    2,
    '新客',
    '加好友',
    '{{salutation}}您好，我是银桥银行{{outletName}}的{{staffName}}，工号{{staffNo}}，您可到网点或拨打银行卡背面的客服电话核对。今后办业务、问权益都可以找我。',
  ),
  service(
    'S02',
    1,
    '新客',
    '首面离店',
    '{{salutation}}，今天在{{outletName}}为您办的业务已完成。单据说明我放在这里，有不清楚的随时问我。',
    { note: '离店 2 小时内' },
  ),
  marketing('S03', 2, '新客', '首周权益', '新客立减金已放进「我的权益」，{{date}}前支付时可用。不想收到这类消息，回「退」即可。', {
    note: '同意营销',
  }),
  service('S04', 1, '新客', '引导风评', '如果以后想了解理财，需要先做一次风险测评，大约 3 分钟，结果只用于给您匹配合适的产品。'),
  service('S05', 1, '蜜月 D30', '使用指导', '{{salutation}}，手机银行的转账限额和到账提醒已可自行设置，需要我发图文步骤给您吗？'),
  service('S06', 1, '蜜月 D60', '回访', '用了两个月，有没有哪一步不顺手？您直接说，我来反馈。', { note: '不带产品' }),
  marketing('S07', 1, '蜜月 D100', '小结', '这是您开户以来的权益小结和两项尚未使用的服务，点开可看。'),
  marketing(
    'S08',
    3,
    '熟客',
    '留资承接',
    '{{salutation}}您好，收到您关于装修贷的咨询。我想先确认用途和方便通话的时间，大约 5 分钟，可以吗？',
    { note: '资质：个贷', licence: 'personal_loan', productLine: 'renovation_loan' },
  ),
  service('S09', 2, '熟客', '预申请中断', '您上次填到第 4 步，内容已为您保存 7 天，点这里继续。若不需要，回「不用」我就不再打扰。', {
    note: '15 分钟后 1 次',
  }),
  marketing('S10', 1, '熟客', '更合适贷款', '按您填写的用途，另有一款期限更短的方案，月供与年化都列在页面里，供您比较。以审批为准。', {
    note: 'W8',
    licence: 'personal_loan',
    productLine: 'renovation_loan',
  }),
  service(
    'S11',
    2,
    '熟客',
    '存款 T-7',
    '{{salutation}}，您有一笔定期将于{{date}}到期。续存、转取或了解其他安排，都可以先约我，或在手机银行办理。',
    { note: '不写金额' },
  ),
  service('S12', 3, '熟客', '存款 T-3', '提醒：{{date}}到期。如果希望到期自动转存，今天在手机银行就能设置。'),
  service('S13', 3, '熟客', '存款 T-1', '明天到期。我上午 9 点到 11 点在{{outletName}}，来办的话给您留个时段？', { note: '电话优先 60+' }),
  marketing('S14', 2, '熟客', '理财到期', '您持有的产品将于{{date}}到账。到账后您想放活期、续做还是先看看，都由您定，我把规则发您。', {
    note: '风评有效',
  }),
  marketing('S15', 1, '熟客', '大额转入', '{{salutation}}，近期如有资金安排需要了解存款、国债或理财的规则，我可以把对比表发您。', {
    note: '禁：提金额、来源',
  }),
  service('S16', 1, '熟客', '大额转出', '{{salutation}}，近期服务上有没有让您不满意的地方？您的意见我会当天答复。', {
    note: '禁：追问去向',
  }),
  service('S17', 1, '新客', '首次代发', '您单位的工资已首次在我行代发。转账免手续费等服务已默认开通，说明在这里。'),
  service('S18', 1, '熟客', '信用卡首刷', '首刷权益已到账，还款日是{{date}}，建议绑定自动还款。'),
  marketing('S19', 2, '熟客', '账单分期', '本期账单可选 3–24 期，每期金额和折合年化都在页面上，请按需选择。', { note: 'W8' }),
  service('S20', 1, '熟客', '权益 T-3', '您领的饭票{{date}}到期，离您最近的三家门店在这里。', { note: '原渠道' }),
  service('S21', 2, '熟客', '生日', '{{salutation}}，生日快乐，祝身体健康、诸事顺遂。', { note: '不带产品' }),
  service('S22', 1, '熟客', '风评将到期', '您的风险测评将于{{date}}到期，到期后暂不能购买理财。方便时可在手机银行重测。'),
  marketing('S23', 2, '备老', '理财购买后', '有客户常问个人养老金能省多少税，这里有个测算器，按您自己的税率算，仅供参考。', {
    note: 'W9',
    licence: 'pension',
    productLine: 'pension',
  }),
  marketing(
    'S24',
    1,
    '养老 60+',
    '讲座邀约（电话）',
    '{{salutation}}您好，我是{{outletName}}的{{staffName}}。周三上午有场健康讲座，还有座位，不用办业务，您想来我帮您登记。',
    { note: '9:30–11:30' },
  ),
  service('S25', 1, '高价值', '基金波动', '近期市场有波动。您持有产品的风险等级和定期报告在这里。是否调整由您按自己的期限和承受力决定。', {
    note: '禁：预测涨跌',
    licence: 'fund',
  }),
  marketing('S26', 3, '高价值', '临界提级', '您本月日均距离贵宾服务标准还差一点，标准和对应服务写在页面里，供您参考。', {
    note: '禁：催存',
  }),
  service(
    'S27',
    1,
    '流失挽回',
    '180 天未联系',
    '{{salutation}}，好久没联系。您的服务顾问仍是我，电话和企微都没变。如不需要，点这里可关闭。',
    { note: '1 次/180 天' },
  ),
  service(
    'S28',
    2,
    '任意',
    '顾问交接',
    '{{salutation}}您好，{{formerStaff}}岗位调整，今后由我接续。之前约定的两件事我已记下：{{todo}}。如您想换人，点这里。',
  ),
  script('group', 'marketing')('S29', 2, '群', '饭票开抢', '今天 11:30 开抢，满 50 减 20，2,000 张，每人 1 张，点卡片直达。领完即止。', {
    note: '窗口 11:00–11:40',
  }),
  script('group', 'service')(
    'S30',
    1,
    '群',
    '反诈投教',
    '银行员工不会索要验证码、不会让您下载陌生软件、不会让您转到“安全账户”。不确定就拨打银行卡背面的客服电话，或到网点核实。',
  ),
];
