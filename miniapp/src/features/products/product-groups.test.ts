import { groupByWording, isFigure, type ProductCard } from './product-groups';

const product = (productId: string, family: ProductCard['family'], wording: string): ProductCard => ({
  productId,
  name: productId,
  family,
  familyName: family,
  riskGrade: null,
  facts: [],
  wording,
});

it('a sentence is never read beside a product of another wording', () => {
  const groups = groupByWording([
    product('P10', 'fund', 'W5'),
    product('P12', 'fund', 'W5 W9'),
    product('P11', 'fund', 'W5'),
    product('P01', 'deposit', 'W1'),
  ]);
  expect(groups.map(({ wording, products }) => [wording, products.map(({ productId }) => productId)])).toEqual([
    ['W5', ['P10', 'P11']],
    ['W5 W9', ['P12']],
    ['W1', ['P01']],
  ]);
});

it('figures stand large, sentences do not', () => {
  expect(['2.10%–2.60%', '0.80% / 1.60% / 1.90%', '1.38%'].every(isFigure)).toBe(true);
  expect(['随投资组合而定，以产品说明书为准', '近 1 年 2.18%，成立以来 14.62%', '以公告为准'].some(isFigure)).toBe(false);
});
