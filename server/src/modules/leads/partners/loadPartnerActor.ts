import { type ErrorCode, PARTNER_WINDOW_SECONDS } from '@yinqiao/shared/domain';
import { type PartnerActor, refuse, type SignedCall } from '../../../platform/access';
import { leaseNow } from '../../../platform/clock/clock';
import { insert } from '../../../platform/db/insert';
import { isDuplicateKey } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import { countUse } from '../../../platform/http/useCounts';
import { type Partner, PartnerModel } from './partner.model';
import { PartnerNonceModel } from './partnerNonce.model';
import { noteCall } from './noteCall';
import { newSecret, secretsOf } from './secrets';
import { isSignedBy } from './signature';

const WINDOW_MS = PARTNER_WINDOW_SECONDS * 1_000;
const NONCE = /^[A-Za-z0-9_-]{16,64}$/;
/** Refusals of one client that are noted in a minute; more would only fill the trail. */
const NOTED_A_MINUTE = 10;
/** A client nobody knows is checked like any other, against a secret that nobody has. */
const NOBODYS_SECRET = newSecret();

/**
 * The partner behind a signed call. The signature is looked at before the clock and the nonce, so that nobody else can use nonces up.
 * @throws AppError PARTNER_SIGNATURE_WRONG, PARTNER_TIME_OFF, PARTNER_NONCE_USED
 */
export async function loadPartnerActor(call: SignedCall): Promise<PartnerActor> {
  const now = leaseNow();
  const partner = await PartnerModel.findById(call.partnerId).lean<Partner | null>();
  const signed = isSignedBy(call, partner ? await secretsOf(partner, now) : [NOBODYS_SECRET]);
  if (!partner) throw new AppError('PARTNER_SIGNATURE_WRONG');
  if (!signed || !partner.active || !NONCE.test(call.nonce)) return refuseCall(partner._id, 'PARTNER_SIGNATURE_WRONG');
  const off = Math.abs(Number(call.timestamp) * 1_000 - now.getTime());
  if (!(off <= WINDOW_MS)) return refuseCall(partner._id, 'PARTNER_TIME_OFF');
  if (!(await useNonce(`${partner._id}/${call.nonce}`, now))) return refuseCall(partner._id, 'PARTNER_NONCE_USED');
  return { kind: 'partner', partnerId: partner._id };
}

async function useNonce(_id: string, now: Date): Promise<boolean> {
  try {
    await insert(PartnerNonceModel, [{ _id, expiresAt: new Date(now.getTime() + 3 * WINDOW_MS) }]);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

async function refuseCall(partnerId: string, code: ErrorCode): Promise<never> {
  const minute = String(Math.floor(leaseNow().getTime() / 60_000));
  if ((await countUse('partners.refused', partnerId, minute)) > NOTED_A_MINUTE) throw new AppError(code);
  await noteCall(partnerId, { refusedBy: code, rows: 0, taken: 0, known: 0, refused: 0 });
  return refuse({ kind: 'partner', partnerId }, { action: 'create:PartnerTouch', subjects: [`Partner/${partnerId}`], code });
}
