import { normalisePhone, PARTNER_OLDEST_DAYS, type PartnerFault } from '@yinqiao/shared/domain';
import type { PartnerActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { loadPersonKeys, sealField } from '../../../platform/crypto/personalData';
import { insert } from '../../../platform/db/insert';
import { isDuplicateKey, RivalInsert } from '../../../platform/db/transact';
import type { Call } from '../../../platform/http/route';
import { recordConsent } from '../../consents';
import { personOfPhone } from '../../customers';
import { captureLead } from '../commands/captureLead';
import { areaForNew } from '../imports/homeAreas';
import type { RowFacts } from '../imports/checkRow';
import type { Partner } from './partner.model';
import { PartnerTouchModel } from './partnerTouch.model';

export type PartnerTouch = Call<'partners.send'>['body']['touches'][number];
export type Taken = { result: 'taken' | 'known' } | { result: 'refused'; code: PartnerFault };

/** What touches are checked against: the same facts as the rows of a list. */
export type TouchCheck = Pick<RowFacts, 'consentTexts' | 'areas' | 'staff' | 'now' | 'samplePhonesAllowed'>;

/**
 * Takes one touch of a partner in, in the caller's transaction: under an id it came with before it is known, whatever else it says.
 * Whether the customer may be contacted is not told: a partner could ask about anybody.
 */
export async function takeTouch(partner: Partner, touch: PartnerTouch, facts: TouchCheck): Promise<Taken> {
  const source = sourceOf(partner._id, touch.id);
  if (await isKnown(source)) return { result: 'known' };
  const checked = check(partner, touch, facts);
  if ('code' in checked) return { result: 'refused', code: checked.code };
  await keepTouch(source, partner._id, facts.now);
  const { phone, areaId, referrerId } = checked;
  const home = areaId ?? (await areaForNew(partner.unitPath));
  const person = await personOfPhone({ phone, name: touch.name, gender: touch.gender, areaId: home });
  const { productLine, consent } = touch;
  const given = { personId: person._id, productLine, textVersion: consent.textVersion, source, grantedAt: new Date(consent.grantedAt) };
  const captured = (await recordConsent(given))
    ? await captureLead({
        source,
        kind: 'partner',
        personId: person._id,
        productLine,
        campaignId: null,
        areaId: person.areaId,
        at: new Date(touch.askedAt),
        facts: referrerId ? { referral: { namedStaffId: referrerId, byStaffId: referrerId } } : {},
      })
    : null;
  await audit({
    actor: { kind: 'system', id: partner._id },
    action: 'create:PartnerTouch',
    subjects: [source, `Partner/${partner._id}`, `Customer/${person._id}`],
    detail: { touch: touch.id, sealedRecord: await sealRecord(person._id, source, consent.record), kind: captured?.kind ?? 'barred' },
  });
  return { result: 'taken' };
}

/** Also what became no lead, since its customer may not be contacted: asked again it is known as any other. */
const isKnown = async (source: string): Promise<boolean> => (await PartnerTouchModel.exists({ _id: source })) !== null;

/** The same touch, handed in twice at this very moment, is one: the second transaction runs again and finds it known. */
async function keepTouch(source: string, partnerId: string, at: Date): Promise<void> {
  try {
    await insert(PartnerTouchModel, [{ _id: source, partnerId, at }]);
  } catch (error) {
    throw isDuplicateKey(error) ? new RivalInsert('the touch came in at the same moment') : error;
  }
}

/** Where the customer's agreement is recorded, in the partner's words: they may name the customer. */
async function sealRecord(personId: string, source: string, record: string): Promise<string> {
  await loadPersonKeys([personId]);
  return sealField({ personId, collection: 'auditEntries', documentId: source, field: 'sealedRecord' }, record);
}

/** One source makes at most one touch, and each partner counts its own. */
const sourceOf = (partnerId: PartnerActor['partnerId'], touchId: string): string => `Partner/${partnerId}.${touchId}`;

interface Checked {
  phone: string;
  areaId: string | null;
  referrerId: string | null;
}

/** The first thing that is wrong with it, or what it names by the bank's own ids. */
function check({ productLines }: Partner, touch: PartnerTouch, facts: TouchCheck): Checked | { code: PartnerFault } {
  const phone = normalisePhone(touch.phone, facts.samplePhonesAllowed);
  if ('fault' in phone) return { code: phone.fault };
  if (!productLines.includes(touch.productLine)) return { code: 'line_not_allowed' };
  if (!facts.consentTexts.has(`${touch.productLine}:${touch.consent.textVersion}`)) return { code: 'consent_version_unknown' };
  if (new Date(touch.consent.grantedAt) > facts.now) return { code: 'consent_time_future' };
  if (!isTimely(touch, facts.now)) return { code: 'asked_time_invalid' };
  const areaId = touch.area === undefined ? null : facts.areas.get(touch.area.normalize('NFKC'));
  if (areaId === undefined) return { code: 'area_unknown' };
  const referrerId = touch.referrerNo === undefined ? null : facts.staff.get(touch.referrerNo);
  if (referrerId === undefined) return { code: 'staff_unknown' };
  return { phone: phone.phone, areaId, referrerId };
}

/** Neither later than now, nor before the customer agreed, nor long ago. */
function isTimely({ askedAt, consent }: PartnerTouch, now: Date): boolean {
  const asked = new Date(askedAt).getTime();
  const oldest = now.getTime() - PARTNER_OLDEST_DAYS * 86_400_000;
  return asked <= now.getTime() && asked >= oldest && asked >= new Date(consent.grantedAt).getTime();
}
