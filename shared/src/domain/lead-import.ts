import type { PhoneFault } from './phone';

/** What a column of a list of leads may mean. */
export const importFields = {
  phone: {
    name: '手机号',
    required: true,
    known: ['手机', '手机号', '手机号码', '电话', '联系电话', '联系方式', 'phone', 'mobile', 'tel'],
  },
  name: { name: '姓名', required: false, known: ['姓名', '客户姓名', '客户', '名字', 'name'] },
  gender: { name: '性别', required: false, known: ['性别', 'gender', 'sex'] },
  productLine: { name: '咨询业务', required: true, known: ['咨询业务', '业务', '产品', '产品线', '意向产品', '意向业务', 'product'] },
  consentVersion: { name: '同意书版本', required: true, known: ['同意书版本', '同意书', '授权书版本', '协议版本', 'consent'] },
  consentAt: { name: '同意时间', required: true, known: ['同意时间', '授权时间', '签署时间', '同意日期', '授权日期'] },
  askedAt: { name: '咨询时间', required: false, known: ['咨询时间', '留资时间', '登记时间', '登记日期', '日期', '时间', 'date'] },
  area: { name: '片区', required: false, known: ['片区', '区域', '所在片区', '地区', 'area'] },
  referrerNo: { name: '推荐人工号', required: false, known: ['推荐人工号', '推荐人', '转介绍人工号', '工号'] },
} as const satisfies Record<string, { name: string; required: boolean; known: readonly string[] }>;
export type ImportField = keyof typeof importFields;
export const importFieldNames = Object.keys(importFields) as ImportField[];

/** Which column, counted from 0, says what; a field that is not named has none. */
export type ImportMapping = Partial<Record<ImportField, number>>;

/** Why a row makes no lead. The words say what to do. */
export const importFaults = {
  phone_missing: '没有手机号',
  phone_invalid: '手机号不对，应为 11 位手机号码',
  phone_digits_lost: '手机号丢了位数，请把这一列设为文本后重新导出',
  line_missing: '没有写咨询业务',
  line_unknown: '咨询业务不在可选范围',
  consent_missing: '没有同意书版本或同意时间，不能联系',
  consent_version_unknown: '没有这个版本的同意书',
  consent_time_invalid: '同意时间看不懂，请写成 2026-11-22 09:30',
  consent_time_future: '同意时间晚于现在',
  asked_time_invalid: '咨询时间看不懂或晚于现在',
  area_unknown: '没有这个片区或网点',
  area_missing: '新客户没有写片区，请补片区或网点，或给整个文件选一个',
  staff_unknown: '本机构没有这个工号的在岗同事',
  duplicate_in_file: '与前面的行重复：同一手机号、同一业务',
  no_consent: '客户后来撤回了同意',
  refused_marketing: '客户拒绝营销，不能联系',
  blocked: '客户在黑名单或风险名单，不能联系',
} as const satisfies Record<PhoneFault, string> & Record<string, string>;
export type ImportFault = keyof typeof importFaults;

export const importStates = {
  empty: '待上传',
  reading: '读取中',
  mapping: '待确认列',
  checking: '检查中',
  checked: '待提交',
  approval: '待复核',
  importing: '导入中',
  done: '已完成',
  rejected: '复核退回',
  failed: '没有成功',
  cancelled: '已取消',
} as const;
export type ImportState = keyof typeof importStates;

/** A file that could not be read, in words. */
export const importFileFaults = {
  empty: '文件里没有内容',
  not_a_table: '不是表格文件，请用 xlsx 或 csv',
  old_excel: '这是旧版 xls，请另存为 xlsx 再上传',
  encoding: '文字编码看不懂，请另存为 UTF-8 的 csv 或 xlsx',
  too_many_rows: '超过 20 万行，请拆成几个文件',
  too_many_columns: '超过 60 列，请只留需要的列',
  inflates: '文件展开后过大，请另存为 csv 再上传',
  damaged: '文件打不开，可能已损坏，请重新导出',
  broken: '处理时出了问题，已记录。请重新上传，或联系科技部门',
} as const;

/** Above so many rows a second person agrees before anything is written. */
export const IMPORT_APPROVAL_ABOVE = 1_000;
export const IMPORT_MOST_BYTES = 50 * 1024 * 1024;
/** After so many days the file and what was in it are destroyed; what became of it stays as figures. */
export const IMPORT_KEPT_DAYS = 30;

/** Which field each heading is, as far as its words say; each field once, each column once. */
export function guessMapping(headings: readonly string[]): ImportMapping {
  const mapping: ImportMapping = {};
  const words = headings.map((heading) =>
    heading
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s*（）()：:]/g, ''),
  );
  for (const exact of [true, false]) {
    for (const field of importFieldNames) {
      if (mapping[field] !== undefined) continue;
      const taken = new Set(Object.values(mapping));
      const known: readonly string[] = importFields[field].known;
      const column = words.findIndex(
        (word, at) => word !== '' && !taken.has(at) && known.some((name) => (exact ? word === name : word.includes(name))),
      );
      if (column !== -1) mapping[field] = column;
    }
  }
  return mapping;
}
