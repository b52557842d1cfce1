import { type Bank, startBank } from '../support/bank';
import { signedIn } from '../support/people';
import { claimWithConsent } from '../support/playStory';

let bank: Bank;
beforeAll(async () => (bank = await startBank()), 60_000);
afterAll(() => bank?.stop());

it('what is recommended rests on a campaign the customer can claim now, and says which', async () => {
  const customer = await signedIn(bank.url, 'wang-haoran', 'h5');
  const { recommended } = await customer.call('portal.products', {});
  expect([recommended?.product.name, recommended?.why]).toEqual(['装修贷', '「装修季」正向您开放']);
  await claimWithConsent(bank);
  const after = (await customer.call('portal.products', {})).recommended;
  expect([after?.product.name, after?.why]).toEqual(['个人养老金账户', '「养老金缴存季」正向您开放']);
});

it('no product promises a detail that does not follow: a fund’s page names the days its past begins and ends', async () => {
  const customer = await signedIn(bank.url, 'wang-haoran', 'h5');
  const { products } = await customer.call('portal.products', {});
  for (const { productId, facts } of products) {
    const { moreFacts } = await customer.call('portal.product', { params: { productId } });
    const told = [...facts, ...moreFacts].map(({ label, value }) => `${label} ${value}`).join('；');
    expect(told).not.toMatch(/见详情|不展示|\d\d-\d\d 至/);
    if (told.includes('成立以来')) expect(told).toMatch(/近 1 年 \d{4}年.+日至 .+；成立以来 \d{4}年.+日至 \d{4}年/);
  }
});
