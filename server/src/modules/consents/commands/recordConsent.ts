import type { ProductLine } from '@yinqiao/shared/domain';
import { newId } from '../../../platform/db/ids';
import { insert } from '../../../platform/db/insert';
import { AppError } from '../../../platform/http/AppError';
import { type Consent, ConsentModel } from '../consent.model';
import { consentText, contactStateOf, liveConsent } from '../consent.reads';
import { writeContactState } from '../contactStateWrites';

interface GivenElsewhere {
  personId: string;
  productLine: ProductLine;
  textVersion: string;
  /** `<Kind>/<id>` of what it came with. */
  source: string;
  grantedAt: Date;
}

/**
 * Records a consent that was given elsewhere and earlier, in the caller's transaction. It adds nothing where one is live, and never
 * overrides what the customer said later: a withdrawal or a refusal since stands.
 * @returns whether contact about the line is agreed to now
 * @throws AppError CONSENT_TEXT_STALE when there never was such a text
 */
export async function recordConsent({ personId, productLine, textVersion, source, grantedAt }: GivenElsewhere): Promise<boolean> {
  const text = await consentText(productLine, textVersion);
  if (!text) throw new AppError('CONSENT_TEXT_STALE');
  if (await liveConsent(personId, productLine)) return true;
  const state = await contactStateOf(personId);
  if (state.refusedAt && state.refusedAt >= grantedAt) return false;
  if (await ConsentModel.exists({ personId, productLine, withdrawnAt: { $gte: grantedAt } })) return false;
  const consentId = newId('con');
  const { purpose, channels, version } = text;
  const consent: Consent = {
    _id: consentId,
    personId,
    productLine,
    purpose,
    channels,
    textVersion: version,
    source,
    grantedAt,
    withdrawnAt: null,
  };
  await insert(ConsentModel, [consent]);
  await writeContactState(state, {
    lines: [...state.lines.filter((line) => line.productLine !== productLine), { productLine, consentId }],
    withdrawnLines: state.withdrawnLines.filter((line) => line !== productLine),
  });
  return true;
}
