/** What a delegation may be measured by. Only additive metrics split by sum; deposit metrics never go to persons (rule L2). */
export type MetricNature = 'additive' | 'distinct_people' | 'deposit_balance';

export interface Metric {
  name: string;
  unitWord: string;
  nature: MetricNature;
  /** Where the figure of completion comes from: our own process (live) or the core's daily file (T+1). */
  source: 'process' | 'results_file';
  definition: string;
}

export const metrics = {
  pension_accounts: {
    name: '净开户',
    unitWord: '户',
    nature: 'distinct_people',
    source: 'results_file',
    definition: '去重开户 − 30 天内销户，来自核心日终文件',
  },
  renovation_applications: {
    name: '预申请',
    unitWord: '笔',
    nature: 'additive',
    source: 'results_file',
    definition: '装修贷预申请提交笔数，来自信贷日终文件',
  },
  first_contacts: {
    name: '首次联系',
    unitWord: '条',
    nature: 'additive',
    source: 'process',
    definition: '本任务线索首次联系成功的条数，实时',
  },
  seminar_attendance: {
    name: '到场人数',
    unitWord: '人',
    nature: 'additive',
    source: 'results_file',
    definition: '讲座签到人数，来自网点签到文件',
  },
  deposit_balance: {
    name: '存款时点余额',
    unitWord: '万元',
    nature: 'deposit_balance',
    source: 'results_file',
    definition: '不得下达到个人',
  },
} as const satisfies Record<string, Metric>;

export type MetricId = keyof typeof metrics;
export const metricIds = Object.keys(metrics) as [MetricId, ...MetricId[]];

/** The live process metric that every delegation shows beside its results. */
export const PROCESS_METRIC = 'first_contacts' satisfies MetricId;
