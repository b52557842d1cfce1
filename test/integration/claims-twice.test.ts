import { type Bank, startBank } from '../support/bank';
import { guest, type Guest, refusalOf, signedIn } from '../support/people';

/** 一元早餐: two a person and week. */
const BREAKFAST = 'cmp_one-yuan-breakfast';
let bank: Bank;
beforeAll(async () => (bank = await startBank({ services: 'web' })), 60_000);
afterAll(() => bank.stop());

const claim = (person: Guest, idempotencyKey: string) =>
  person.call('campaigns.claim', { params: { campaignId: BREAKFAST }, body: { contact: { agreed: false } }, idempotencyKey });
const onPage = async (person: Guest) => (await person.call('portal.campaign', { params: { campaignId: BREAKFAST } })).card;
async function inList(person: Guest) {
  const { hero, others } = await person.call('portal.welfare', {});
  return [hero, ...others].find((card) => card?.campaignId === BREAKFAST);
}

test('a benefit of two a week stays open after the first, is claimed after the second, and opens again on Monday', async () => {
  const person = await signedIn(bank.url, 'gu-min', 'h5');
  expect(await onPage(person)).toMatchObject({ state: 'open', claims: { made: 0, most: 2 }, couponId: null });

  const first = await claim(person, 'breakfast-0001');
  const afterFirst = { state: 'open', claims: { made: 1, most: 2 }, couponId: first.couponId };
  expect([await onPage(person), await inList(person)]).toMatchObject([afterFirst, afterFirst]);
  expect(await claim(person, 'breakfast-0001')).toEqual(first);

  const second = await claim(person, 'breakfast-0002');
  expect(second.couponId).not.toBe(first.couponId);
  const afterSecond = { state: 'claimed', claims: { made: 2, most: 2 } };
  expect([await onPage(person), await inList(person)]).toMatchObject([afterSecond, afterSecond]);
  expect(await refusalOf(claim(person, 'breakfast-0003'))).toBe('BENEFIT_LIMIT_REACHED');

  await guest(bank.url, 'playground').call('demo.moveClock', { body: { to: 'next_morning_9' } });
  expect(await onPage(person)).toMatchObject({ state: 'open', claims: { made: 0, most: 2 } });
}, 60_000);

test('of five claims at once two are granted', async () => {
  const person = await signedIn(bank.url, 'huang-lu', 'h5');
  const asked = [1, 2, 3, 4, 5].map((n) => claim(person, `breakfast-once-${n}`));
  const answers = await Promise.allSettled(asked);
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  expect((await onPage(person)).claims).toEqual({ made: 2, most: 2 });
}, 60_000);
