import { endpoints } from '@yinqiao/shared/contracts';
import { z } from 'zod';
import { fieldWords } from './fieldWords';

const wordsOf = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: fieldWords }).error?.issues.map(({ message }) => message);

test.each<[string, z.ZodType, unknown]>([
  ['请填写', z.string(), undefined],
  ['请填写', z.string().trim().min(1), '  '],
  ['填写的内容不对', z.string(), 5],
  ['填写的内容不对', z.strictObject({}), []],
  ['填写的内容不对', z.string().regex(/^a$/), 'b'],
  ['请填数字', z.number(), 'zwölf'],
  ['请填整数', z.int(), 1.5],
  ['请填一组内容', z.array(z.string()), 'x'],
  ['不能多于 2 个字', z.string().max(2), '三个字'],
  ['不能少于 2 个字', z.string().min(2), '一'],
  ['不能多于 1 项', z.array(z.int()).max(1), [1, 2]],
  ['不能少于 1 项', z.array(z.int()).min(1), []],
  ['不能大于 120', z.int().max(120), 121],
  ['不能小于 1', z.int().min(1), 0],
  ['请从给出的选项里选', z.enum(['a', 'b']), 'c'],
  ['请从给出的选项里选', z.literal(true), false],
  ['请填日期，例如 2026-11-22', z.iso.date(), '明天'],
  ['请填日期和时间', z.iso.datetime(), '2026-11-22'],
  ['请填完整的网址', z.url(), 'bank'],
  ['多出了不认识的内容：surprise', z.strictObject({}), { surprise: 1 }],
  ['多出了不认识的内容：a、b、c 等 4 项', z.strictObject({}), { a: 1, b: 1, c: 1, d: 1 }],
])('%s', (words, schema, value) => {
  expect(wordsOf(schema, value)).toEqual([words]);
});

/** Whatever is sent to whichever endpoint, nobody is told of types, patterns or operators. */
test.each(Object.entries(endpoints))('%s speaks to people', (_, endpoint) => {
  const values = [undefined, null, 5, 'x', '', [], {}, true, { body: [], target: 'x', campaignId: 5, allocations: [{}], endsOn: 'x' }];
  for (const schema of [endpoint.params, endpoint.query, endpoint.body] as z.ZodType[])
    for (const value of values)
      for (const words of wordsOf(schema, value) ?? [])
        expect(words).toMatch(/^(请|不能[多少大小]于 \d+|填写的内容不对$|多出了不认识的内容)/);
});
