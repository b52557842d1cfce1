import { misfitOfData } from './subscribeData';

describe('the values of a subscribe message', () => {
  it.each<[string, string | number, boolean]>([
    ['thing1', '预约办理信用卡', true],
    ['thing1', '字'.repeat(21), false],
    ['thing1', '', false],
    ['number2', '12.5', true],
    ['number2', 3, true],
    ['number2', '三', false],
    ['letter1', 'ABC', true],
    ['letter1', 'A1', false],
    ['symbol1', '!!', true],
    ['character_string1', 'NO-2026/001', true],
    ['character_string1', '编号1', false],
    ['time1', '15:01', true],
    ['time1', '2026年11月23日 15:01', true],
    ['time1', '下午三点', false],
    ['date3', '2026-11-23', true],
    ['date3', '2026年11月23日 15:01', true],
    ['date3', '明天', false],
    ['amount1', '¥100.50', true],
    ['amount1', '100元', true],
    ['amount1', '一百元', false],
    ['phone_number1', '+86-0571-88888888', true],
    ['car_number1', '粤A8Z888挂', true],
    ['name1', '王小明', true],
    ['name1', '王Wang', false],
    ['phrase1', '已预约', true],
    ['phrase1', '已经预约成功', false],
  ])('%s takes %j: %s', (key, value, fits) => {
    expect(misfitOfData([key], { [key]: { value } })).toBe(fits ? undefined : key);
  });

  it('names the first key that is missing', () => {
    expect(misfitOfData(['thing1', 'date2'], { thing1: { value: 'x' } })).toBe('date2');
    expect(misfitOfData(['thing1'], undefined)).toBe('thing1');
  });
});
