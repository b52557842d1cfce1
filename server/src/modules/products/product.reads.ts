import { type ProductFamily, productFamilies } from '@yinqiao/shared/domain';
import type { Data } from '@yinqiao/shared/contracts';
import { ProductModel, type Product } from './product.model';

export const productById = (productId: string) => ProductModel.findById(productId).lean<Product | null>();

/** Products shown in the mini-program; those that may only be introduced one to one are left out (wording W10). */
export const productsInMiniProgram = (family?: ProductFamily) =>
  ProductModel.find({ inMiniProgram: true, ...(family ? { family } : {}) })
    .sort({ order: 1 })
    .lean<Product[]>();

/** The card of a product, the same on every screen. */
export function productCard(product: Product): Data<'portal.product'>['product'] {
  return {
    productId: product._id,
    name: product.name,
    family: product.family,
    familyName: productFamilies[product.family],
    riskGrade: product.riskGrade,
    facts: product.facts,
    wording: product.wording,
  };
}
