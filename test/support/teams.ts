import { type ApiClient, type ClientName, createClient } from '@yinqiao/shared/client';
import type { Licence } from '@yinqiao/shared/domain';
import { PersonModel } from '../../server/src/modules/customers/person.model';
import { AreaModel } from '../../server/src/modules/orgs/area.model';
import { OrgUnitModel } from '../../server/src/modules/orgs/orgUnit.model';
import { StaffModel } from '../../server/src/modules/orgs/staff.model';
import { beginSession, type SessionClient } from '../../server/src/platform/auth/sessions';
import { campaignByCode } from '../../server/seed/bank/campaigns';
import { consentTextFor } from '../../server/seed/bank/consentTexts';

/** The seeded campaign that is open to everyone; its leads are about the pension account. */
export const PENSION_SEASON = campaignByCode('pension-season').campaignId;

/** Somebody by id: a session as a sign-in would begin it, then real HTTP. */
export async function clientOf(
  baseUrl: string,
  kind: 'staff' | 'customer',
  id: string,
  client: Extract<ClientName, SessionClient>,
): Promise<ApiClient> {
  const { token } = await beginSession(kind, id, client);
  return createClient(async ({ method, path, headers, body }) => {
    const reply = await fetch(baseUrl + path, {
      method,
      headers: { ...headers, Cookie: `yq_${client}=${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: reply.status, body: await reply.json() };
  }, client);
}

export interface Team {
  areaId: string;
  outletId: string;
  unitPath: string;
  staffIds: string[];
  /** 网点负责人 */
  managerId: string;
}

interface TeamOf {
  name: string;
  rms: number;
  daily?: number;
  open?: number;
  licences?: Licence[];
  joinedOn?: (n: number) => string;
}

/** A branch of its own beside the demo bank's: one outlet that opens every day, its area, its manager, and RMs nobody else uses. */
export async function addTeam({
  name,
  rms,
  daily = 8,
  open = 30,
  licences = ['pension'],
  joinedOn = () => '2020-01-01',
}: TeamOf): Promise<Team> {
  const [branchId, outletId, areaId] = [`unit_${name}_branch`, `unit_${name}_outlet`, `area_${name}`];
  const headOffice = await OrgUnitModel.findOne({ level: 'head_office' }).lean();
  const branchPath = `${headOffice!.unitPath}${branchId}/`;
  const unitPath = `${branchPath}${outletId}/`;
  const unit = { features: null, openingHours: null, location: null, county: false, order: 99 };
  const openingHours = { days: [0, 1, 2, 3, 4, 5, 6], opens: '09:00', closes: '17:00' };
  await OrgUnitModel.create([
    { ...unit, _id: branchId, parentId: headOffice!._id, name: '试验分行', level: 'branch', unitPath: branchPath },
    { ...unit, _id: outletId, parentId: branchId, name: '试验网点', level: 'outlet', unitPath, openingHours, location: { x: 500, y: 500 } },
  ]);
  await AreaModel.create([{ _id: areaId, name: '试验片区', branchId, outletId, location: { x: 500.4, y: 500.3 }, order: 99 }]);
  const staff = Array.from({ length: rms }, (_, n) => ({
    _id: `stf_${name}_${String(n).padStart(2, '0')}`,
    staffNo: `${name}${n}`,
    name: `试验${n}`,
    role: 'relationship_manager' as const,
    unitId: outletId,
    unitPath,
    wecomUserId: `${name}-${n}`,
    licences,
    joinedOn: joinedOn(n),
    status: 'active' as const,
    weekendDay: null,
    leaves: [],
    version: 1,
    dailyCapacity: daily,
    openCapacity: open,
  }));
  const managerId = `stf_${name}_manager`;
  const manager = { _id: managerId, staffNo: `${name}M`, name: '试验长', role: 'outlet_manager' as const, wecomUserId: `${name}-manager` };
  await StaffModel.insertMany([...staff, { ...staff[0], ...manager }]);
  return { areaId, outletId, unitPath, staffIds: staff.map(({ _id }) => _id), managerId };
}

/** Customers of a team's area. @param ownerStaffId their book owner, if any */
export async function addCustomers(
  team: Pick<Team, 'areaId' | 'unitPath'>,
  count: number,
  ownerStaffId: string | null = null,
): Promise<string[]> {
  const first = await PersonModel.countDocuments({ areaId: team.areaId });
  const persons = Array.from({ length: count }, (_, n) => ({
    _id: `per_${team.areaId}_${String(first + n).padStart(4, '0')}`,
    unitPath: team.unitPath,
    maskedName: '试**',
    maskedPhone: '100****0000',
    salutation: '试先生',
    sealedName: 'sealed',
    sealedPhone: 'sealed',
    phoneIndex: `${team.areaId}-${first + n}`,
    gender: 'male' as const,
    birthday: '1990-01-01',
    // A book owner looks after customers of some means.
    tier: ownerStaffId ? ('affluent' as const) : ('mass' as const),
    risk: null,
    assets: ownerStaffId ? (5 as const) : (0 as const),
    language: null,
    redLines: [],
    areaId: team.areaId,
    ownerStaffId,
    ownerSince: null,
    ownerContactAt: null,
    holdings: [],
    groups: [],
    channelPreference: null,
    activeHours: null,
    largeType: false,
    createdAt: new Date('2026-01-01T00:00:00Z'),
  }));
  await PersonModel.insertMany(persons);
  return persons.map(({ _id }) => _id);
}

/** The customer claims the pension campaign's benefit over HTTP. @returns the coupon's id */
export async function claim(baseUrl: string, personId: string, agreed = true): Promise<string> {
  const customer = await clientOf(baseUrl, 'customer', personId, 'h5');
  const contact = agreed ? { agreed: true as const, textVersion: consentTextFor('pension').version } : { agreed: false as const };
  const call = { params: { campaignId: PENSION_SEASON }, body: { contact }, idempotencyKey: `claim-${personId}` };
  return (await customer.call('campaigns.claim', call)).couponId;
}
