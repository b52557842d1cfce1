import { scriptSegments } from './scriptSegments';

const words = (template: string) =>
  scriptSegments(template)
    .map(({ text, variable }) => (variable ? `【${text}】` : text))
    .join('');

describe('a script before it is filled', () => {
  it('names its variables in words', () => {
    expect(words('{{salutation}}您好，我是{{outletName}}的{{ staffName }}。')).toBe('【称呼】您好，我是【网点】的【客户经理姓名】。');
  });

  it('never shows the tag of a variable it does not know', () => {
    expect(words('到期日{{maturity}}')).toBe('到期日【待填】');
  });

  it('leaves a text without variables as it is', () => {
    expect(scriptSegments('生日快乐。')).toEqual([{ text: '生日快乐。', variable: false }]);
  });
});
