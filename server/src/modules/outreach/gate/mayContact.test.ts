import { CAPS, type GateFacts, mayContact, touchesWithin } from './mayContact';

const now = new Date('2026-11-22T06:32:00Z');
const touch = (at: string) => ({ deliveryId: at, at: new Date(at) });
const facts = (change: {
  state?: Partial<GateFacts['state']>;
  content?: Partial<GateFacts['content']>;
  licences?: GateFacts['staffLicences'];
}): GateFacts => ({
  now,
  state: { marketing: 'agreed', lines: [], withdrawnLines: [], restUntil: null, refusedAt: null, touches: [], ...change.state },
  content: { kind: 'marketing', productLine: null, inForce: true, version: 'V3', licence: null, ...change.content },
  staffLicences: change.licences ?? [],
  licensedColleague: '方静姝',
});
const codes = (input: GateFacts) => mayContact(input).refusals.map((one) => one.code);

test('a service message passes without consent, in a rest and above the cap', () => {
  const state = { marketing: 'refused' as const, restUntil: new Date('2026-12-02T00:00:00Z'), touches: [touch('2026-11-22T02:00:00Z')] };
  expect(codes(facts({ state, content: { kind: 'service' } }))).toEqual([]);
});

test('marketing without consent is refused, but the line the customer asked about is not', () => {
  const state = { marketing: 'unknown' as const, lines: [{ productLine: 'renovation_loan' as const, consentId: 'con_1' }] };
  expect(codes(facts({ state }))).toEqual(['consent']);
  expect(codes(facts({ state, content: { productLine: 'pension' } }))).toEqual(['consent']);
  expect(codes(facts({ state, content: { productLine: 'renovation_loan' } }))).toEqual([]);
});

test('what the customer took back is not brought up, whatever stands otherwise, until it is given again', () => {
  const state = { marketing: 'agreed' as const, withdrawnLines: ['renovation_loan' as const] };
  expect(mayContact(facts({ state, content: { productLine: 'renovation_loan' } })).refusals).toEqual([
    { code: 'consent', text: expect.stringContaining('客户已撤回') as string },
  ]);
  expect(codes(facts({ state, content: { productLine: 'pension' } }))).toEqual([]);
});

test('one touch a day: the second is refused until midnight, and tomorrow it is free', () => {
  const state = { touches: [touch('2026-11-22T02:00:00Z')] };
  expect(mayContact(facts({ state })).refusals[0]).toMatchObject({
    code: 'frequency',
    text: expect.stringContaining('今日已 1/1，周一 0 点恢复') as string,
  });
  expect(codes({ ...facts({ state }), now: new Date('2026-11-23T01:00:00Z') })).toEqual([]);
});

test('two touches in seven days: the refusal names the day on which the older one leaves the window', () => {
  const state = { touches: [touch('2026-11-18T02:00:00Z'), touch('2026-11-21T02:00:00Z')] };
  const [refusal] = mayContact(facts({ state })).refusals;
  expect(refusal?.text).toContain(`本周已 2/${CAPS.week}，周三 0 点恢复`);
});

test('after a refusal nothing is marketed until the rest is over', () => {
  const state = { marketing: 'refused' as const, refusedAt: new Date('2026-11-02T02:00:00Z'), restUntil: new Date('2026-12-02T02:00:00Z') };
  expect(mayContact(facts({ state })).refusals).toEqual([{ code: 'rest_period', text: '客户 11月2日 拒绝营销，休息至 12月2日' }]);
});

test('a script out of force or without the licence is refused in the same breath', () => {
  expect(codes(facts({ content: { inForce: false, licence: 'fund' } }))).toEqual(['not_approved', 'licence']);
  expect(codes(facts({ content: { licence: 'fund' }, licences: ['fund'] }))).toEqual([]);
});

test('the day of a touch is the day in Shanghai', () => {
  expect(touchesWithin({ touches: [touch('2026-11-21T16:30:00Z')] }, now, 1)).toBe(1);
  expect(touchesWithin({ touches: [touch('2026-11-21T15:30:00Z')] }, now, 1)).toBe(0);
});
