import type { Data } from '@yinqiao/shared/contracts';

export type ProductCard = Data<'portal.products'>['products'][number];

/** Whether a fact may stand large: a figure does, a sentence (以产品说明书为准) reads better in its own size. */
export const isFigure = (value: string): boolean => /^[−\d≤]/.test(value) && value.length <= 24;

export interface ProductGroup {
  family: ProductCard['family'];
  familyName: string;
  wording: string;
  products: ProductCard[];
}

/**
 * Products that share a family and its standing wording stand in one card, with the wording once and in full beneath them;
 * a product whose wording differs stands alone, so that no sentence is ever read beside the wrong product.
 */
export function groupByWording(products: readonly ProductCard[]): ProductGroup[] {
  const groups: ProductGroup[] = [];
  for (const product of products) {
    const { family, familyName, wording } = product;
    const group = groups.find((known) => known.family === family && known.wording === wording);
    if (group) group.products.push(product);
    else groups.push({ family, familyName, wording, products: [product] });
  }
  return groups;
}
