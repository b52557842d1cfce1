import { defineModule } from '../../platform/module';

export { productById, productCard, productsInMiniProgram } from './product.reads';

export const productsModule = defineModule({ name: 'products' });
