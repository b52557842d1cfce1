import { recordConsent } from '../../consents';
import { personOfPhone } from '../../customers';
import { allAreas, unitById } from '../../orgs';
import { captureLead } from '../commands/captureLead';
import type { RedLine } from '../intake/redLines';
import type { LeadRow } from './checkRow';

export type TakenIn = { kind: 'made' | 'joined' | 'reopened' | 'known' } | { kind: 'barred'; by: RedLine };

/** Takes one row in, in the caller's transaction: the person by phone, the consent that came with the row, then the one door. */
export async function takeRow(importId: string, number: number, row: LeadRow): Promise<TakenIn> {
  const { productLine, consentVersion, consentAt, askedAt, referrerId } = row;
  if (!row.areaId) throw new Error('a row is taken in for an area');
  const source = `Import/${importId}.${number}`;
  const person = await personOfPhone({ phone: row.phone, name: row.name, gender: row.gender, areaId: row.areaId });
  const given = { personId: person._id, productLine, textVersion: consentVersion, source, grantedAt: consentAt };
  if (!(await recordConsent(given))) return { kind: 'barred', by: 'no_consent' };
  const captured = await captureLead({
    source,
    kind: 'import',
    personId: person._id,
    productLine,
    campaignId: null,
    areaId: person.areaId,
    at: askedAt,
    facts: referrerId ? { referral: { namedStaffId: referrerId, byStaffId: referrerId } } : {},
  });
  if (captured.kind === 'barred') return captured;
  return { kind: captured.kind === 'new' ? 'made' : captured.kind };
}

/** Where customers nobody knew are put when the list does not say: the first area that the unit serves. */
export async function areaForNew(unitPath: string): Promise<string> {
  const areas = await allAreas();
  for (const { _id, outletId } of areas) {
    const outlet = await unitById(outletId);
    if (outlet?.unitPath.startsWith(unitPath)) return _id;
  }
  // An outlet without an area of its own serves its branch's.
  const area = areas.find(({ branchId }) => unitPath.split('/').includes(branchId)) ?? areas[0];
  if (!area) throw new Error('there is no area to put a new customer into');
  return area._id;
}
