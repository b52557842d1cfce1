import { actionWord, claimedWords, countdownWords, stateWords, stockPercent, stockWords, type CampaignCard } from './campaign-words';

const NOW = '2026-11-22T06:32:00.000Z';
const card = (more: Partial<CampaignCard>): CampaignCard => ({
  campaignId: 'c1',
  benefitId: 'b1',
  title: '周三饭票',
  subtitle: '满 50 减 20',
  category: 'merchant_coupon',
  faceValue: { figure: '¥20', unit: '满 50 元可用' },
  audienceTag: null,
  limitText: '每人每周 1 张',
  stock: { left: 1286, total: 2000, asOf: NOW },
  startsAt: '2026-11-25T03:30:00.000Z',
  endsAt: '2026-11-25T06:00:00.000Z',
  state: 'open',
  claims: { made: 0, most: 1 },
  couponId: null,
  ...more,
});

it('a card that cannot be claimed says why and never shows what is left', () => {
  const words = (['claimed', 'not_started', 'ended', 'not_eligible', 'sold_out'] as const).map((state) => stateWords(card({ state }), NOW));
  expect(words).toEqual(['已在我的权益', '11月25日 周三 11:30 开领', '活动已结束', '面向特定客户', '已领完']);
});

it('an open card counts what is left and names the act by its kind', () => {
  expect(stateWords(card({}), NOW)).toBe('剩 1,286 / 2,000');
  expect([actionWord(card({})), actionWord(card({ category: 'event' })), actionWord(card({ state: 'claimed' }))]).toEqual([
    '去领取',
    '去报名',
    '看券码',
  ]);
});

it('a benefit one may claim twice says how often it was, and offers the second', () => {
  expect([0, 1, 2].map((made) => claimedWords({ made, most: 2 }))).toEqual([null, '已领 1/2', '已领 2/2']);
  expect(claimedWords({ made: 1, most: 1 })).toBe('已领取');
  expect(actionWord(card({ claims: { made: 1, most: 2 } }))).toBe('再领一张');
  expect(actionWord(card({ state: 'claimed', claims: { made: 2, most: 2 } }))).toBe('看券码');
});

it('the meter never leaves 0–100 and an empty stock is 0', () => {
  expect([stockPercent({ left: 1286, total: 2000, asOf: NOW }), stockPercent({ left: 0, total: 0, asOf: NOW })]).toEqual([64.3, 0]);
  expect(stockWords({ left: 7, total: 20, asOf: NOW })).toBe('7 / 20');
});

it('the countdown ends at zero and speaks of days from the second day on', () => {
  expect([-5000, 0, 8_916_000, 172_799_000, 172_800_000].map(countdownWords)).toEqual([
    '00:00:00',
    '00:00:00',
    '02:28:36',
    '47:59:59',
    '2 天',
  ]);
});
