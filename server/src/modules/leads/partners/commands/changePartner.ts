import { PARTNER_OVERLAP_HOURS } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../../platform/access';
import { audit } from '../../../../platform/audit';
import { businessNow, leaseNow } from '../../../../platform/clock/clock';
import { loadPersonKeys } from '../../../../platform/crypto/personalData';
import { transact } from '../../../../platform/db/transact';
import { AppError } from '../../../../platform/http/AppError';
import { type Partner, PartnerModel } from '../partner.model';
import { partnerInScope } from '../partnerInScope';
import { newSecret, sealSecret } from '../secrets';

/**
 * 更换密钥: the former one holds a day longer, so that the other side can change over without a gap. Changed again within that day
 * it is still the one that callers have; the one in between was never in use.
 */
export async function rotateSecret(actor: StaffActor, partnerId: string, version: number) {
  const secret = newSecret();
  await loadPersonKeys([partnerId]);
  const next = await change(actor, { partnerId, version, action: 'rotate:Partner' }, ({ sealedSecret, former }) => ({
    sealedSecret: sealSecret(partnerId, secret),
    secretSince: businessNow(),
    former: stillHolds(former) ? former : { sealedSecret, until: new Date(leaseNow().getTime() + PARTNER_OVERLAP_HOURS * 3_600_000) },
  }));
  return { partnerId, secret, version: next };
}

const stillHolds = (former: Partner['former']): boolean => former !== null && former.until > leaseNow();

/** 停用 at once, or open again. */
export async function setActive(actor: StaffActor, partnerId: string, active: boolean, version: number) {
  const next = await change(actor, { partnerId, version, action: active ? 'open:Partner' : 'stop:Partner' }, () => ({ active }));
  return { partnerId, active, version: next };
}

interface Edit {
  partnerId: string;
  version: number;
  action: string;
}

/** @throws AppError PARTNER_UNKNOWN, REQUEST_VERSION_STALE */
async function change(
  actor: StaffActor,
  { partnerId, version, action }: Edit,
  to: (partner: Partner) => Partial<Partner>,
): Promise<number> {
  const partner = await partnerInScope(actor, 'manage', partnerId);
  return transact(async () => {
    const next = { ...to(partner), version: version + 1 };
    const written = await PartnerModel.updateOne({ _id: partnerId, version }, { $set: next });
    if (partner.version !== version || written.modifiedCount !== 1) throw new AppError('REQUEST_VERSION_STALE');
    await audit({ actor: { kind: 'staff', id: actor.staffId }, action, subjects: [`Partner/${partnerId}`] });
    return version + 1;
  });
}
