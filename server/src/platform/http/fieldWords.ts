import type { z } from 'zod';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

const MOST_NAMED = 3;

const missing = (input: unknown): boolean => input === undefined || input === null || input === '';

/**
 * What is wrong with a field of a request, in the words of whoever filled it in: no types, patterns or operators.
 * The settings' faults, for operators, stay English.
 */
export const fieldWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== 'unrecognized_keys' && missing(issue.input)) return '请填写';
  switch (issue.code) {
    case 'invalid_type':
      return typeWords[issue.expected] ?? '填写的内容不对';
    case 'invalid_value':
      return '请从给出的选项里选';
    case 'too_big':
      return sizeWords(issue.origin, issue.maximum, ['不能多于', '不能大于']);
    case 'too_small':
      return sizeWords(issue.origin, issue.minimum, ['不能少于', '不能小于']);
    case 'invalid_format':
      return formatWords[issue.format] ?? '填写的内容不对';
    case 'unrecognized_keys':
      return unknownWords(issue);
    default:
      return '填写的内容不对';
  }
};

const typeWords: Readonly<Record<string, string>> = { number: '请填数字', int: '请填整数', array: '请填一组内容' };

const formatWords: Readonly<Record<string, string>> = {
  date: '请填日期，例如 2026-11-22',
  datetime: '请填日期和时间',
  url: '请填完整的网址',
};

/** Texts and lists are counted, numbers compared. */
function sizeWords(origin: string, limit: number | bigint, [counted, compared]: [string, string]): string {
  if (origin === 'string') return `${counted} ${limit} 个字`;
  return origin === 'array' ? `${counted} ${limit} 项` : `${compared} ${limit}`;
}

function unknownWords({ keys }: Extract<Issue, { code: 'unrecognized_keys' }>): string {
  const more = keys.length > MOST_NAMED ? ` 等 ${keys.length} 项` : '';
  return `多出了不认识的内容：${keys.slice(0, MOST_NAMED).join('、')}${more}`;
}
