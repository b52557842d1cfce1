import fc from 'fast-check';
import { renderTemplate, textOf, variablesOf } from './template';

test('a script is filled and every filled part is marked', () => {
  const { segments, missing } = renderTemplate('{{salutation}}您好，我是{{staffName}}。', { salutation: '王先生', staffName: '周可欣' });
  expect(missing).toEqual([]);
  expect(textOf(segments)).toBe('王先生您好，我是周可欣。');
  expect(segments.filter((one) => one.filled).map((one) => one.text)).toEqual(['王先生', '周可欣']);
});

test('a value that is missing is named and the script cannot pass for complete', () => {
  expect(renderTemplate('{{salutation}}，{{date}}到期', { salutation: '王先生' }).missing).toEqual(['date']);
});

test('a value is data: it is never read as template, and control characters are stripped', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      fc.pre(value.length > 0);
      const { segments } = renderTemplate('甲{{staffName}}乙', { staffName: `{{todo}}${value}\n` });
      const text = textOf(segments);
      expect(text.startsWith('甲{{todo}}')).toBe(true);
      expect(text).not.toMatch(/\n/);
    }),
  );
});

test('the variables of a text are found in order', () => {
  expect(variablesOf('{{a}}x{{b}}')).toEqual(['a', 'b']);
});
