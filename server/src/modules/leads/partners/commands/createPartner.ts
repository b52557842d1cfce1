import type { StaffActor } from '../../../../platform/access';
import { audit } from '../../../../platform/audit';
import { businessNow } from '../../../../platform/clock/clock';
import { newId } from '../../../../platform/db/ids';
import { insert } from '../../../../platform/db/insert';
import { once } from '../../../../platform/http/idempotency';
import type { Call } from '../../../../platform/http/route';
import { type Partner, PartnerModel } from '../partner.model';
import { makePartnerKey, newSecret, sealSecret } from '../secrets';

interface Told {
  partnerId: string;
  /** Null when it was told before: the secret is nowhere to be read again. */
  secret: string | null;
  version: number;
}

/** Opens a client; its secret leaves with this answer only. */
export async function createPartner({ actor, body, idempotencyKey }: Call<'partners.create'>): Promise<Told> {
  const call = { actorId: actor.staffId, endpoint: 'partners.create', key: idempotencyKey, body };
  const secret = newSecret();
  let told = null as string | null;
  const { partnerId } = await once(call, async () => {
    const made = await create(actor, body, secret);
    told = secret;
    return { partnerId: made };
  });
  return { partnerId, secret: told, version: 1 };
}

async function create(actor: StaffActor, { name, productLines }: Call<'partners.create'>['body'], secret: string): Promise<string> {
  const _id = newId('ptn');
  const now = businessNow();
  await makePartnerKey(_id);
  const partner: Partner = {
    _id,
    name,
    unitId: actor.unitId,
    unitPath: actor.unitPath,
    productLines: [...new Set(productLines)],
    active: true,
    sealedSecret: sealSecret(_id, secret),
    secretSince: now,
    former: null,
    createdBy: actor.staffId,
    createdAt: now,
    version: 1,
  };
  await insert(PartnerModel, [partner]);
  await audit({
    actor: { kind: 'staff', id: actor.staffId },
    action: 'create:Partner',
    subjects: [`Partner/${_id}`],
    detail: { name, productLines },
  });
  return _id;
}
