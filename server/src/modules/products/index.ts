import { defineModule } from '../../platform/module';

export type { Product } from './product.model';
export { productById, productCard, productsInMiniProgram } from './product.reads';

export const productsModule = defineModule({ name: 'products' });
