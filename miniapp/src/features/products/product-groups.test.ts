import { groupByWording, type ProductCard } from './product-groups';

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
