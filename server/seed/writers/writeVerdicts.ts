import { defaultLadder, heldLeadStates, noTies, shanghaiInstant, type Tier } from '@yinqiao/shared/domain';
import { LeadModel } from '../../src/modules/leads/lead.model';
import { answeringUnitIds } from '../../src/modules/leads/verdicts/answerers';
import { sealIssue } from '../../src/modules/leads/verdicts/commands/sealIssue';
import { contactsIn, holdingsOf } from '../../src/modules/leads/verdicts/gather/holdings';
import type { VerdictFacts } from '../../src/modules/leads/verdicts/judge/facts';
import { judge } from '../../src/modules/leads/verdicts/judge/judge';
import { sealWords } from '../../src/modules/leads/verdicts/sealedWords';
import { type Appeal, type Verdict, VerdictModel, VerdictNumberModel } from '../../src/modules/leads/verdicts/verdict.model';
import { AuditEntryModel } from '../../src/platform/audit';
import { DAY, DEMO_DAY, later, MINUTE } from '../bank/calendar';
import { stableId } from '../bank/ids';
import type { DemoLead } from '../bank/leads';
import { type DemoStaff, staffByName, staffByNo } from '../bank/staff';
import type { DemoState } from '../bank/story';
import { unitPathOf } from '../bank/units';
import { insertAll } from './insertAll';
import { leadDocument } from './leadDocuments';
import { holderOf, hoursOfStaff } from './leadFacts';
import { writeMeasures } from './writeMeasures';

const YEAR = 2026;
const LAST_NUMBER = 149;
const POLICY = { name: 'V12', versionIds: ['pol_v12'] };
const ASSETS_FROM: Record<Tier, number> = { mass: 0, affluent: 5, vip: 50, private: 600 };

/** A verdict of the demo bank before it is written down. */
interface DemoDispute {
  number: number;
  lead: DemoLead;
  parties: readonly [DemoStaff, DemoStaff];
  raisedBy: DemoStaff;
  at: Date;
  statement: string;
  facts: Pick<VerdictFacts, 'kind' | 'ties'> & Partial<Pick<VerdictFacts, 'signs'>>;
  appeal: { by: DemoStaff; at: Date; reason: string; answerBy: Date } | null;
}

/** Three documents of the demo day: one that may be appealed, one whose appeal lies with the outlet, one that asks something of people. */
export async function writeVerdicts({ leads }: DemoState): Promise<void> {
  const disputes = [...ownerAndScanner(leads), ...twoFriends(leads), ...takenAway(leads)];
  const verdicts: Verdict[] = [];
  for (const dispute of disputes) verdicts.push(await documentOf(dispute));
  await insertAll(VerdictModel, verdicts);
  await writeMeasures(verdicts);
  await insertAll(VerdictNumberModel, [{ _id: YEAR, last: LAST_NUMBER }]);
  await insertAll(AuditEntryModel, verdicts.flatMap(auditOf));
  for (const { lead, facts } of disputes) {
    if (facts.ties.code)
      await LeadModel.updateOne({ _id: lead.leadId }, { $set: { 'touches.0.facts': { codeStaffId: facts.ties.code.staffId } } });
  }
}

/** D7: an outlet's manager saw signs that a colleague takes customers along. */
function takenAway(leads: readonly DemoLead[]): DemoDispute[] {
  const [manager, leaver] = [staffByName('高敏行'), staffByName('吴思远')];
  const at = shanghaiInstant(DEMO_DAY, '14:05');
  const found = leads.flatMap((lead) => {
    const holder = holderOf(lead);
    const isThen = lead.assignedAt !== null && lead.assignedAt < at && heldLeadStates.includes(lead.state);
    return holder && holder !== leaver && holder.unitCode === leaver.unitCode && isThen ? [{ lead, holder }] : [];
  })[0];
  if (!found) return [];
  return [
    {
      number: LAST_NUMBER,
      lead: found.lead,
      parties: [found.holder, leaver],
      raisedBy: manager,
      at,
      statement: '两天内集中查看客户手机号，担心离职前带走客户，请裁决。',
      facts: {
        kind: 'taken_away',
        ties: noTies,
        signs: [{ code: 'mass_reveals', staffId: leaver.staffId, at: shanghaiInstant('2026-11-21', '16:40'), count: 23 }],
      },
      appeal: null,
    },
  ];
}

/** D1: 刘志远 keeps the book, 周可欣's code was scanned five minutes before the lead came in. */
function ownerAndScanner(leads: readonly DemoLead[]): DemoDispute[] {
  const [owner, scanner] = [staffByName('刘志远'), staffByName('周可欣')];
  const lead = leads.findLast(
    (one) =>
      holderOf(one) === owner &&
      one.customer.ownerStaffNo === owner.staffNo &&
      one.line === 'renovation_loan' &&
      one.customer.tier !== 'mass' &&
      one.state === 'won',
  );
  if (!lead) return [];
  const scannedAt = later(lead.capturedAt, -5 * MINUTE);
  return [
    {
      number: 147,
      lead,
      parties: [owner, scanner],
      raisedBy: staffByName('何承泽'),
      at: shanghaiInstant(DEMO_DAY, '10:30'),
      statement: '客户在滨江路网点扫码后留资，由管户人办理，两边都要记业绩，请裁决。',
      facts: {
        kind: 'book_and_code',
        ties: {
          ...noTies,
          bookOwner: { staffId: owner.staffId, since: shanghaiInstant('2024-03-11'), lastContactAt: later(scannedAt, -63 * DAY) },
          code: { staffId: scanner.staffId, at: scannedAt },
        },
      },
      appeal: null,
    },
  ];
}

/** D2: two colleagues of one outlet are friends of the customer; the one who heard less appeals. */
function twoFriends(leads: readonly DemoLead[]): DemoDispute[] {
  const found = leads.flatMap((lead) => {
    const holder = holderOf(lead);
    const others = lead.customer.follows.map(({ staffNo }) => staffByNo(staffNo)).filter((one) => one !== holder);
    const [other] = others.filter((one) => one.unitCode === holder?.unitCode);
    const isFriend = lead.customer.follows.some(({ staffNo }) => staffNo === holder?.staffNo);
    return holder && other && isFriend && heldLeadStates.includes(lead.state) ? [{ lead, holder, other }] : [];
  })[0];
  if (!found) return [];
  const { lead, holder, other } = found;
  const appealedAt = shanghaiInstant(DEMO_DAY, '13:20');
  return [
    {
      number: 148,
      lead,
      parties: [holder, other],
      raisedBy: other,
      at: shanghaiInstant(DEMO_DAY, '11:45'),
      statement: '客户也是我的企微好友，上月来网点是我接待的。',
      facts: {
        kind: 'two_friends',
        ties: {
          ...noTies,
          friends: [
            {
              staffId: holder.staffId,
              since: shanghaiInstant('2026-03-02', '10:12'),
              lastHeardAt: shanghaiInstant('2026-11-18', '16:40'),
              evidence: 'call',
            },
            {
              staffId: other.staffId,
              since: shanghaiInstant('2026-05-20', '15:08'),
              lastHeardAt: shanghaiInstant('2026-10-30', '09:55'),
              evidence: 'tagged_page',
            },
          ],
        },
      },
      appeal: {
        by: other,
        at: appealedAt,
        reason: '10 月 30 日客户点开了我发的页面，之后到店是我接待的，请核对到店记录。',
        answerBy: shanghaiInstant('2026-11-25', '18:00'),
      },
    },
  ];
}

async function documentOf({ number, lead, parties, raisedBy, at, statement, facts: known, appeal }: DemoDispute): Promise<Verdict> {
  const _id = stableId('vdt', `${YEAR}/${number}`, at);
  const partyIds = parties.map(({ staffId }) => staffId);
  const document = { _id, leadId: lead.leadId, personId: lead.customer.personId, year: YEAR, number, kind: known.kind, partyIds };
  const facts = factsOf(lead, { ...known, at, raised: { staffId: raisedBy.staffId, at }, claimants: partyIds });
  const judgement = judge(facts, defaultLadder);
  const answering = answeringUnitIds(unitPathOf(parties[0].unitCode));
  return {
    ...document,
    raisedBy: raisedBy.staffId,
    raisedAt: at,
    sealedStatement: await sealWords(document, 'statement', statement),
    readerIds: [],
    readerUnitIds: [...new Set(parties.flatMap(({ unitCode }) => unitPathOf(unitCode).split('/').filter(Boolean)))],
    answeringUnitIds: answering,
    state: appeal ? 'appealed' : 'issued',
    level: 'outlet',
    appealBy: appeal ? null : shanghaiInstant('2026-11-27', '18:00'),
    answerBy: appeal?.answerBy ?? null,
    reminded: false,
    open: true,
    issues: [sealIssue(document, { no: 1, at, decidedBy: null, level: null, policy: POLICY, facts, judgement })],
    appeals: appeal ? [await appealOf(document, appeal)] : [],
    version: appeal ? 2 : 1,
  };
}

function factsOf(
  lead: DemoLead,
  { signs = [], ...known }: Pick<VerdictFacts, 'kind' | 'ties' | 'at' | 'raised' | 'claimants'> & { signs?: VerdictFacts['signs'] },
): VerdictFacts {
  const stored = leadDocument(lead, new Map());
  const { customer, line, capturedAt } = lead;
  return {
    ...known,
    lead: {
      productLine: line,
      capturedAt,
      followerId: stored.staffId,
      deal: stored.state === 'won' && stored.staffId && stored.closedAt ? { staffId: stored.staffId, at: stored.closedAt } : null,
    },
    unfit: [],
    nearestId: null,
    assetsFrom: ASSETS_FROM[customer.tier],
    vip: customer.tier === 'vip' || customer.tier === 'private',
    ownerBackInMinutes: 0,
    holdings: holdingsOf(stored, { rules: defaultLadder, hoursOf: hoursOfStaff, rungBy: () => null }),
    contacts: contactsIn([stored]),
    visits: [],
    grab: null,
    handOver: null,
    payroll: null,
    wish: null,
    signs,
    archiveBought: false,
  };
}

async function appealOf(
  document: Pick<Verdict, '_id' | 'personId'>,
  { by, at, reason, answerBy }: NonNullable<DemoDispute['appeal']>,
): Promise<Appeal> {
  const sealedReason = await sealWords(document, 'reason/0', reason);
  const waiting = { passed: [], answer: null, answeredAt: null, answeredBy: null, sealedAnswer: null };
  return { level: 'outlet', byStaffId: by.staffId, at, sealedReason, answerBy, ...waiting };
}

/** The trail as the commands would have left it; the sealer links it after the start. */
function auditOf({ _id, leadId, personId, year, number, kind, partyIds, raisedBy, issues, appeals }: Verdict) {
  const subjects = [`Verdict/${_id}`, `Lead/${leadId}`, `Customer/${personId}`];
  const raised = issues.map(({ at, no, digest }) => [
    { at, actor: { kind: 'staff' as const, id: raisedBy ?? personId }, action: 'raise:Verdict', detail: { kind, claimants: partyIds } },
    { at, actor: { kind: 'system' as const, id: 'judge' }, action: 'issue:Verdict', detail: { year, number, issue: no, digest } },
  ]);
  const appealed = appeals.map(({ at, byStaffId, level }) => ({
    at,
    actor: { kind: 'staff' as const, id: byStaffId },
    action: 'appeal:Verdict',
    detail: { level },
  }));
  return [...raised.flat(), ...appealed].map((entry, n) => ({
    _id: stableId('aud', `${_id}/${n}`, entry.at),
    recordedAt: entry.at,
    subjects,
    outcome: 'done' as const,
    reason: null,
    seal: null,
    ...entry,
  }));
}
