import { type ProductLine, productLines } from '@yinqiao/shared/domain';
import { moveReferenceStamp } from '../../../platform/db/reference';
import { ConsentTextModel } from '../consentText.model';

/**
 * Enquiries about products of other lines were general ones: the text that was agreed to for them, approved as it is, stands for each
 * line of its own until the bank approves another.
 */
export async function textsOfNewLines(): Promise<void> {
  const general = await ConsentTextModel.findOne({ productLine: 'general', current: true }).lean();
  if (!general) return;
  const known = new Set((await ConsentTextModel.find({ current: true }).lean()).map(({ productLine }) => productLine));
  const missing = (Object.keys(productLines) as ProductLine[]).filter((line) => !known.has(line));
  const texts = missing.map((productLine) => ({ ...general, _id: `${productLine}:${general.version}`, productLine }));
  if (texts.length === 0) return;
  await ConsentTextModel.collection.insertMany(texts as never);
  await moveReferenceStamp();
}
