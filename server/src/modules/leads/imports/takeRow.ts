import { recordConsent } from '../../consents';
import { personOfPhone } from '../../customers';
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
