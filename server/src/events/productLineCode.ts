import { z } from 'zod';
import { type ProductLine, productLines } from '@yinqiao/shared/domain';

/** A product line as events carry it. */
export const productLineCode = z.enum(Object.keys(productLines) as [ProductLine, ...ProductLine[]]);
