import type { ProductFamily, ProductLine, RiskGrade } from '@yinqiao/shared/domain';
import { wording, type WordingCode } from './wording';

export interface Fact {
  label: string;
  value: string;
}

export interface DemoProduct {
  productId: string;
  code: string;
  name: string;
  family: ProductFamily;
  productLine: ProductLine | null;
  /** Only products with uncertain return carry a grade. */
  riskGrade: RiskGrade | null;
  /** The first facts stand on the card, the rest on the product's page. */
  facts: readonly Fact[];
  moreFacts: readonly Fact[];
  wordingCodes: readonly WordingCode[];
  wording: string;
  /** Never shown in the mini-program or a group: introduced one to one only. */
  oneToOneOnly: boolean;
}

interface Performance {
  lastYear: string;
  sinceStart: string;
  startedOn: string;
}

interface Row {
  name: string;
  family: ProductFamily;
  riskGrade?: RiskGrade;
  facts: readonly (readonly [string, string])[];
  more?: readonly (readonly [string, string])[];
  performance?: Performance;
  words: readonly WordingCode[];
  productLine?: ProductLine;
  oneToOneOnly?: boolean;
}

const HOW_TO_BUY = ['怎么办理', '在手机银行或网点办理，这里只介绍'] as const;

const rows: Record<string, Row> = {
  P01: {
    name: '整存整取 1 年',
    family: 'deposit',
    facts: [
      ['年利率', '1.15%'],
      ['期限', '1 年'],
      ['起存', '50 元'],
    ],
    words: ['W1'],
  },
  P02: {
    name: '大额存单 2026 年第 9 期',
    family: 'deposit',
    facts: [
      ['年利率', '1.45%'],
      ['期限', '2 年'],
      ['起存', '20 万元'],
    ],
    more: [['额度', '按网点分配，以系统为准']],
    words: ['W1'],
  },
  P03: {
    name: '结构性存款 挂钩汇率 90 天',
    family: 'structured',
    riskGrade: 'R1',
    facts: [
      ['年利率（三档）', '0.80% / 1.60% / 1.90%'],
      ['期限', '90 天'],
      ['起存', '1 万元'],
    ],
    more: [['挂钩标的', '汇率，观察期见说明书']],
    words: ['W2'],
  },
  P04: {
    name: '储蓄国债（电子式）3 年',
    family: 'bond',
    facts: [
      ['票面利率', '以公告为准'],
      ['期限', '3 年'],
      ['起购', '100 元'],
    ],
    words: ['W3'],
  },
  P05: {
    name: '朝夕添（现金管理）',
    family: 'wealth',
    riskGrade: 'R1',
    facts: [
      ['近 7 日年化（11月15日至 11月21日）', '1.38%'],
      ['申赎', 'T+0'],
      ['起购', '0.01 元'],
    ],
    words: ['W4'],
  },
  P06: {
    name: '双月序 60 天',
    family: 'wealth',
    riskGrade: 'R2',
    facts: [
      ['业绩比较基准（年化）', '2.00%–2.40%'],
      ['期限', '60 天'],
      ['起购', '1 元'],
    ],
    more: [['提前取', '期限内不能赎回']],
    words: ['W4'],
  },
  P07: {
    name: '季序 90 天',
    family: 'wealth',
    riskGrade: 'R2',
    facts: [
      ['业绩比较基准（年化）', '2.10%–2.60%'],
      ['期限', '90 天'],
      ['起购', '1 元'],
    ],
    more: [['提前取', '期限内不能赎回']],
    words: ['W4'],
  },
  P08: {
    name: '年序 固收增强',
    family: 'wealth',
    riskGrade: 'R3',
    facts: [
      ['业绩比较基准（年化）', '2.40%–3.20%'],
      ['期限', '365 天'],
      ['起购', '1 元'],
    ],
    more: [['提前取', '期限内不能赎回']],
    words: ['W4'],
  },
  P09: {
    name: '混合优选 540 天',
    family: 'wealth',
    riskGrade: 'R4',
    facts: [
      ['业绩比较基准', '随投资组合而定，以产品说明书为准'],
      ['期限', '540 天'],
      ['起购', '1 元'],
    ],
    words: ['W4'],
  },
  P10: {
    name: '短债基金 A',
    family: 'fund',
    riskGrade: 'R2',
    performance: { lastYear: '2.18%', sinceStart: '14.62%', startedOn: '2021年3月15日' },
    facts: [
      ['持有', '不少于 7 天'],
      ['起购', '10 元'],
    ],
    words: ['W5'],
  },
  P11: {
    name: '沪深宽基指数',
    family: 'fund',
    riskGrade: 'R4',
    performance: { lastYear: '6.37%', sinceStart: '21.45%', startedOn: '2018年9月6日' },
    facts: [
      ['申赎', '开放'],
      ['起购', '10 元'],
    ],
    words: ['W5'],
  },
  P12: {
    name: '养老目标 2045 Y 份额',
    family: 'fund',
    riskGrade: 'R3',
    performance: { lastYear: '5.92%', sinceStart: '−1.74%', startedOn: '2023年2月16日' },
    facts: [
      ['期限', '封闭至领取'],
      ['起购', '1 元'],
    ],
    words: ['W5', 'W9'],
  },
  P13: {
    name: '个人养老金账户',
    family: 'pension',
    facts: [
      ['每年可缴', '上限 12,000 元'],
      ['节税', '按您本人税率测算'],
      ['领取', '达到条件后'],
    ],
    more: [['2026 税年', '至 12月31日']],
    words: ['W9'],
  },
  P14: {
    name: '增额终身寿（代销）',
    family: 'insurance',
    facts: [
      ['交费', '3 年或 5 年'],
      ['保单利益', '演示分保证与不保证两部分'],
    ],
    words: ['W6'],
  },
  P15: {
    name: '百万医疗（代销）',
    family: 'insurance',
    facts: [
      ['保障', '1 年'],
      ['免赔额、等待期', '以条款为准'],
    ],
    words: ['W6'],
  },
  P16: {
    name: '投资金条 10 克',
    family: 'metal',
    facts: [
      ['价格', '实时报价'],
      ['方式', '现货'],
    ],
    words: ['W7'],
  },
  P17: {
    name: '装修贷',
    family: 'loan',
    facts: [
      ['年化利率（单利）', '3.40%–10.80%'],
      ['额度', '最高 30 万元'],
      ['期限', '最长 5 年'],
    ],
    more: [['用途', '住房装修，须按约定用途使用']],
    words: ['W8'],
    productLine: 'renovation_loan',
  },
  P18: {
    name: '农户经营贷',
    family: 'loan',
    facts: [
      ['年化利率（单利）', '3.65%–8.20%'],
      ['额度', '最高 50 万元'],
      ['期限', '最长 3 年'],
    ],
    more: [['用途', '农业生产经营']],
    words: ['W8'],
  },
  P19: {
    name: '银桥信用卡·账单分期',
    family: 'card',
    facts: [
      ['分期利率折年化（单利）', '7.6%–14.2%'],
      ['期数', '3–24 期'],
    ],
    more: [['手续费', '每期金额与折合年化在办理页逐项列出']],
    words: ['W8'],
  },
  P20: {
    name: '私行专享 私募资管计划',
    family: 'private_fund',
    riskGrade: 'R4',
    facts: [
      ['对象', '合格投资者'],
      ['起点', '100 万元'],
    ],
    words: ['W10'],
    oneToOneOnly: true,
  },
};

const AS_OF = '2026年11月20日';
/** A fund's past is told for both spans, and on its page with the days on which they begin and end. */
const performanceFact = ({ lastYear, sinceStart }: Performance) =>
  [`过往业绩（截至 ${AS_OF}）`, `近 1 年 ${lastYear}，成立以来 ${sinceStart}`] as const;
const performanceSpans = ({ startedOn }: Performance) =>
  [
    ['近 1 年', `2025年11月21日至 ${AS_OF}`],
    ['成立以来', `${startedOn}至 ${AS_OF}`],
  ] as const;

const toFact = ([label, value]: readonly [string, string]): Fact => ({ label, value });

const toProduct = ([code, row]: [string, Row]): DemoProduct => ({
  productId: `prd_${code}`,
  code,
  name: row.name,
  family: row.family,
  productLine: row.productLine ?? null,
  riskGrade: row.riskGrade ?? null,
  facts: [...(row.performance ? [performanceFact(row.performance)] : []), ...row.facts].map(toFact),
  moreFacts: [...(row.performance ? performanceSpans(row.performance) : []), ...(row.more ?? []), HOW_TO_BUY].map(toFact),
  wordingCodes: row.words,
  wording: row.words.map((word) => wording[word]).join(''),
  oneToOneOnly: row.oneToOneOnly ?? false,
});

export const products: readonly DemoProduct[] = Object.entries(rows).map(toProduct);

const byCode = new Map(products.map((product) => [product.code, product]));

export function productByCode(code: string): DemoProduct {
  const found = byCode.get(code);
  if (!found) throw new Error(`the demo bank has no product ${code}`);
  return found;
}
