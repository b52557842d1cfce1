import { type EntryKind, openLeadStates } from '@yinqiao/shared/domain';
import { type EntryCode, EntryCodeModel } from '../../src/modules/channels/entryCode.model';
import { EntryOpeningModel, openingId } from '../../src/modules/channels/entryOpening.model';
import { LeadModel, type TouchFacts } from '../../src/modules/leads/lead.model';
import { campaignByCode } from '../bank/campaigns';
import { DAY, DEMO_START, later, MINUTE } from '../bank/calendar';
import { digestText, stableId } from '../bank/ids';
import type { DemoLead } from '../bank/leads';
import { staffByName } from '../bank/staff';
import type { DemoState } from '../bank/story';
import { unitByCode, unitPathOf } from '../bank/units';
import { holderOf } from './leadFacts';
import { insertAll } from './insertAll';

interface DemoCode {
  kind: EntryKind;
  title: string;
  by: string;
  /** Whom the customer is to hear from. */
  named: string | null;
  unitCode: string;
  campaignCode: string | null;
  daysAgo: number;
  endedDaysAgo: number | null;
  /** Whom it brought: at most so many of the leads that fit, the latest first. */
  leads: number;
  /** Openings beside those that became an enquiry. */
  justLooked: number;
}

const codes: readonly DemoCode[] = [
  code('staff', '名片背面', '周可欣', 'binjiang-road', { named: '周可欣', daysAgo: 96, leads: 4, justLooked: 27 }),
  code('staff', '装修季海报', '周可欣', 'binjiang-road', {
    named: '周可欣',
    campaignCode: 'renovation-season',
    daysAgo: 60,
    leads: 2,
    justLooked: 9,
  }),
  code('referral', '大堂转介', '江小满', 'binjiang-road', { named: '周可欣', daysAgo: 30, leads: 2, justLooked: 3 }),
  code('outlet', '门口易拉宝', '金晓舟', 'binjiang-road', { daysAgo: 45, leads: 7, justLooked: 58 }),
  code('community', '颐和养老群', '沈亦可', 'binjiang-road', { daysAgo: 20, leads: 3, justLooked: 14 }),
  code('staff', '十月厅堂活动', '周可欣', 'binjiang-road', { named: '周可欣', daysAgo: 50, endedDaysAgo: 21, leads: 1, justLooked: 11 }),
];

type Facts = Pick<DemoCode, 'daysAgo' | 'leads' | 'justLooked'> & Partial<DemoCode>;
function code(kind: EntryKind, title: string, by: string, unitCode: string, facts: Facts): DemoCode {
  return { kind, title, by, unitCode, named: null, campaignCode: null, endedDaysAgo: null, ...facts };
}

/** 获客码 of one outlet, with what came of them: each names leads that would have gone the same way without it. */
export async function writeEntryCodes({ leads }: DemoState): Promise<void> {
  const used = new Set<string>();
  for (const demo of codes) {
    const entry = entryOf(demo);
    await insertAll(EntryCodeModel, [entry]);
    const brought = leads.filter((lead) => !used.has(lead.leadId) && fits(lead, demo, entry)).slice(-demo.leads);
    for (const lead of brought) used.add(lead.leadId);
    await insertAll(EntryOpeningModel, openingsOf(entry, brought, demo.justLooked));
    for (const lead of brought) await markLead(lead, demo, entry);
  }
}

function entryOf({ kind, title, by, named, unitCode, campaignCode, daysAgo, endedDaysAgo }: DemoCode): EntryCode {
  const createdAt = later(DEMO_START, -daysAgo * DAY);
  return {
    _id: entryIdOf(title),
    kind,
    title,
    unitId: unitByCode(unitCode).unitId,
    unitPath: unitPathOf(unitCode),
    staffId: named ? staffByName(named).staffId : null,
    communityId: kind === 'community' ? stableId('com', title, createdAt) : null,
    campaignId: campaignCode ? campaignByCode(campaignCode).campaignId : null,
    createdBy: staffByName(by).staffId,
    createdAt,
    endsAt: endedDaysAgo === null ? null : later(DEMO_START, -endedDaysAgo * DAY),
    version: endedDaysAgo === null ? 1 : 2,
  };
}

/** In the alphabet of codes, which knows neither 0 nor 1. */
const entryIdOf = (title: string): string => digestText(`entry/${title}`, 12).toLowerCase().replace(/[01]/g, 'x');

/** A lead the code may have brought: one that is over, of its time and benefit, of the named member's own book or the outlet's team. */
function fits(lead: DemoLead, { kind, named, unitCode, campaignCode }: DemoCode, { createdAt, endsAt }: EntryCode): boolean {
  const holder = holderOf(lead);
  if (openLeadStates.includes(lead.state)) return false;
  if (lead.capturedAt < later(createdAt, 10 * MINUTE) || lead.capturedAt > (endsAt ?? later(DEMO_START, -DAY))) return false;
  if (campaignCode && lead.campaignCode !== campaignCode) return false;
  if (kind === 'community') return lead.line === 'pension' && holder?.unitCode === unitCode;
  if (named) return holder?.name === named && lead.customer.ownerStaffNo === holder.staffNo;
  return holder?.unitCode === unitCode && lead.customer.ownerStaffNo === null;
}

function openingsOf({ _id, createdAt, endsAt }: EntryCode, brought: readonly DemoLead[], justLooked: number) {
  const span = (endsAt ?? DEMO_START).getTime() - createdAt.getTime();
  const looks = Array.from({ length: justLooked }, (_, n) => later(createdAt, (span * (n + 0.5)) / justLooked));
  const times = [...brought.map(scannedAtOf), ...looks];
  return times.map((at, n) => ({ _id: openingId(_id, `visit${n}`), entryId: _id, at }));
}

const scannedAtOf = ({ capturedAt }: DemoLead): Date => later(capturedAt, -5 * MINUTE);

const markLead = (lead: DemoLead, { kind, named, by }: DemoCode, { _id, communityId }: EntryCode) => {
  const namedStaffId = named ? staffByName(named).staffId : null;
  const facts: TouchFacts = {
    entryId: _id,
    scannedAt: scannedAtOf(lead),
    ...(kind === 'staff' && namedStaffId ? { codeStaffId: namedStaffId } : {}),
    ...(kind === 'referral' && namedStaffId ? { referral: { namedStaffId, byStaffId: staffByName(by).staffId } } : {}),
    ...(communityId ? { communityId } : {}),
  };
  const source = kind === 'referral' || kind === 'community' ? kind : 'channel_code';
  return LeadModel.updateOne({ _id: lead.leadId }, { $set: { 'touches.0.facts': facts, 'touches.0.kind': source } });
};
