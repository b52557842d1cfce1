import { normalisePhone, type PartnerFault } from '@yinqiao/shared/domain';
import type { PartnerActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import type { Call } from '../../../platform/http/route';
import { recordConsent } from '../../consents';
import { personOfPhone } from '../../customers';
import { captureLead } from '../commands/captureLead';
import { areaForNew } from '../imports/takeRow';
import type { RowFacts } from '../imports/checkRow';
import { LeadModel } from '../lead.model';
import type { Partner } from './partner.model';

export type PartnerTouch = Call<'partners.send'>['body']['touches'][number];
export type Taken = { result: 'taken' | 'known' } | { result: 'refused'; code: PartnerFault };

/** What touches are checked against: the same facts as the rows of a list. */
export type TouchCheck = Pick<RowFacts, 'consentTexts' | 'areas' | 'staff' | 'now' | 'samplePhonesAllowed'>;

/** Takes one touch of a partner in, in the caller's transaction: under an id it came with before it is known, whatever else it says. */
export async function takeTouch(partner: Partner, touch: PartnerTouch, facts: TouchCheck): Promise<Taken> {
  const source = sourceOf(partner._id, touch.id);
  if (await LeadModel.exists({ 'touches.source': source })) return { result: 'known' };
  const checked = check(partner, touch, facts);
  if ('code' in checked) return { result: 'refused', code: checked.code };
  const { phone, areaId, referrerId } = checked;
  const home = areaId ?? (await areaForNew(partner.unitPath));
  const person = await personOfPhone({ phone, name: touch.name, gender: touch.gender, areaId: home });
  const { productLine, consent } = touch;
  const given = { personId: person._id, productLine, textVersion: consent.textVersion, source, grantedAt: new Date(consent.grantedAt) };
  if (!(await recordConsent(given))) return { result: 'refused', code: 'not_contactable' };
  const captured = await captureLead({
    source,
    kind: 'partner',
    personId: person._id,
    productLine,
    campaignId: null,
    areaId: person.areaId,
    at: new Date(touch.askedAt),
    facts: referrerId ? { referral: { namedStaffId: referrerId, byStaffId: referrerId } } : {},
  });
  await audit({
    actor: { kind: 'system', id: partner._id },
    action: 'create:PartnerTouch',
    subjects: [`Partner/${partner._id}`, `Customer/${person._id}`],
    detail: { touch: touch.id, consentRecord: consent.record, kind: captured.kind },
  });
  return captured.kind === 'barred' ? { result: 'refused', code: 'not_contactable' } : { result: 'taken' };
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
  if (new Date(touch.askedAt) > facts.now) return { code: 'asked_time_invalid' };
  const areaId = touch.area === undefined ? null : facts.areas.get(touch.area.normalize('NFKC'));
  if (areaId === undefined) return { code: 'area_unknown' };
  const referrerId = touch.referrerNo === undefined ? null : facts.staff.get(touch.referrerNo);
  if (referrerId === undefined) return { code: 'staff_unknown' };
  return { phone: phone.phone, areaId, referrerId };
}
