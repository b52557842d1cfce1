import type { ProductLine } from '@yinqiao/shared/domain';
import { businessNow } from '../../../platform/clock/clock';
import { newId } from '../../../platform/db/ids';
import { insert } from '../../../platform/db/insert';
import { AppError } from '../../../platform/http/AppError';
import { ConsentModel } from '../consent.model';
import { contactStateOf, currentText } from '../consent.reads';
import { writeContactState } from '../contactStateWrites';

/**
 * Records a contact consent with the version of the text that was read; called inside the claim's transaction.
 * @throws AppError CONSENT_TEXT_STALE when another version is current now
 */
export async function grantConsent(given: {
  personId: string;
  productLine: ProductLine;
  textVersion: string;
  source: string;
}): Promise<string> {
  const text = await currentText(given.productLine);
  if (!text || text.version !== given.textVersion) throw new AppError('CONSENT_TEXT_STALE');
  const consentId = newId('con');
  await insert(ConsentModel, [
    {
      _id: consentId,
      personId: given.personId,
      productLine: given.productLine,
      purpose: text.purpose,
      channels: text.channels,
      textVersion: text.version,
      source: given.source,
      grantedAt: businessNow(),
      withdrawnAt: null,
    },
  ]);
  const state = await contactStateOf(given.personId);
  const others = state.lines.filter((line) => line.productLine !== given.productLine);
  await writeContactState(state, {
    lines: [...others, { productLine: given.productLine, consentId }],
    withdrawnLines: state.withdrawnLines.filter((line) => line !== given.productLine),
  });
  return consentId;
}
