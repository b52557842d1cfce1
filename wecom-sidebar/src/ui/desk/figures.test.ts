import { paceOf, percentOf, ratioWords, thousands } from './figures';

describe('figures on a desk', () => {
  it('is amber only beyond fifteen points behind the time', () => {
    expect(paceOf(45, 100, 60)).toEqual({ points: -15, late: false, words: '落后 15', unitWord: '个百分点' });
    expect(paceOf(44, 100, 60).late).toBe(true);
    expect(paceOf(65, 100, 60)).toEqual({ points: 5, late: false, words: '领先 5', unitWord: '个百分点' });
    expect(paceOf(60, 100, 60).words).toBe('持平');
  });

  it('nobody is behind before the figures of the first day are there', () => {
    expect(paceOf(0, 100, null)).toEqual({ points: 0, late: false, words: '待首日数据', unitWord: '' });
  });

  it('does not invent a share of nothing', () => {
    expect(ratioWords(0, 0)).toBe('—');
    expect(percentOf(3, 0)).toBe(0);
  });

  it('writes shares with one decimal and large figures in groups', () => {
    expect(ratioWords(118, 132)).toBe('89.4%');
    expect(thousands(12486)).toBe('12,486');
  });
});
