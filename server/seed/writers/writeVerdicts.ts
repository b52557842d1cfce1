import { type DisputeKind, heldLeadStates, type RuleSet, shanghaiInstant } from '@yinqiao/shared/domain';
import { type Lead, LeadModel } from '../../src/modules/leads/lead.model';
import { policyInForce } from '../../src/modules/leads/policy/policyInForce';
import { answeringUnitIds } from '../../src/modules/leads/verdicts/answerers';
import { sealIssue } from '../../src/modules/leads/verdicts/commands/sealIssue';
import { enquiredAt } from '../../src/modules/leads/verdicts/gather/enquiredAt';
import { gatherFacts } from '../../src/modules/leads/verdicts/gather/gatherFacts';
import type { VerdictFacts } from '../../src/modules/leads/verdicts/judge/facts';
import { judge } from '../../src/modules/leads/verdicts/judge/judge';
import type { Judgement } from '../../src/modules/leads/verdicts/judge/judgement';
import { readersOf } from '../../src/modules/leads/verdicts/readers';
import { sealWords } from '../../src/modules/leads/verdicts/sealedWords';
import { type Appeal, type Verdict, VerdictModel, VerdictNumberModel } from '../../src/modules/leads/verdicts/verdict.model';
import { staffByIds } from '../../src/modules/orgs';
import { AuditEntryModel } from '../../src/platform/audit';
import { DEMO_DAY, later, MINUTE } from '../bank/calendar';
import { stableId } from '../bank/ids';
import type { DemoLead } from '../bank/leads';
import { type DemoStaff, staffByName, staffByNo } from '../bank/staff';
import type { DemoState } from '../bank/story';
import { insertAll } from './insertAll';
import { holderOf } from './leadFacts';
import { writeMeasures } from './writeMeasures';

const YEAR = 2026;
const LAST_NUMBER = 149;
/** Of a dispute so many leads are looked at for one that suits. */
const LOOK_AT = 60;

/** A verdict of the demo bank before it is judged. */
interface DemoDispute {
  number: number;
  kind: DisputeKind;
  lead: DemoLead;
  parties: readonly [DemoStaff, DemoStaff];
  raisedBy: DemoStaff;
  at: Date;
  statement: string;
  appeal: { by: DemoStaff; at: Date; reason: string; answerBy: Date } | null;
  /** What the ledgers must say before it is judged. */
  prepare?: (lead: Lead) => Promise<void>;
  /** The demo shows this one only where the rules find this. */
  suits: (judgement: Judgement, facts: VerdictFacts) => boolean;
}

interface Judged {
  dispute: DemoDispute;
  stored: Lead;
  /** As they were before the ledgers were prepared. */
  touches: Lead['touches'];
  facts: VerdictFacts;
  judgement: Judgement;
  policy: { name: string; versionIds: string[] };
}

/**
 * Three documents of the demo day: one that may be appealed, one whose appeal lies with the outlet, one that asks something of
 * people. Each is judged by the rules in force on the ledgers as the bank has them, so that judging it again says the same.
 */
export async function writeVerdicts({ leads }: DemoState): Promise<void> {
  const verdicts: Verdict[] = [];
  for (const disputes of [ownerAndScanner(leads), twoFriends(leads), takenAway(leads)]) {
    const judged = await firstThatSuits(disputes);
    if (judged) verdicts.push(await documentOf(judged));
  }
  await insertAll(VerdictModel, verdicts);
  await writeMeasures(verdicts);
  await insertAll(VerdictNumberModel, [{ _id: YEAR, last: LAST_NUMBER }]);
  await insertAll(AuditEntryModel, verdicts.flatMap(auditOf));
}

async function firstThatSuits(disputes: readonly DemoDispute[]): Promise<Judged | null> {
  for (const dispute of disputes.slice(0, LOOK_AT)) {
    const judged = await judgedNow(dispute);
    if (judged && dispute.suits(judged.judgement, judged.facts)) return judged;
    if (judged) await LeadModel.updateOne({ _id: judged.stored._id }, { $set: { touches: judged.touches } });
  }
  return null;
}

/** Null where something happened to the lead after the dispute: the document would not know it. */
async function judgedNow(dispute: DemoDispute): Promise<Judged | null> {
  const { kind, raisedBy, at, parties, prepare } = dispute;
  const lead = await LeadModel.findById(dispute.lead.leadId).lean<Lead | null>();
  if (!lead || lead.history.some((entry) => entry.at > at)) return null;
  await prepare?.(lead);
  const stored = await LeadModel.findById(lead._id).lean<Lead>();
  const { rules, name, versionIds }: { rules: RuleSet; name: string; versionIds: string[] } = await policyInForce(
    lead.unitPath,
    enquiredAt(lead),
  );
  const claimants = parties.map(({ staffId }) => staffId);
  const facts = await gatherFacts(stored!, { kind, raised: { staffId: raisedBy.staffId, at }, claimants }, rules);
  return { dispute, touches: lead.touches, stored: stored!, facts, judgement: judge(facts, rules), policy: { name, versionIds } };
}

const stays = ({ followerId }: Judgement, { lead }: VerdictFacts): boolean => followerId === lead.followerId;

/** D7: an outlet's manager saw signs that a colleague takes customers along. */
function takenAway(leads: readonly DemoLead[]): DemoDispute[] {
  const [manager, leaver] = [staffByName('高敏行'), staffByName('吴思远')];
  const at = shanghaiInstant(DEMO_DAY, '14:05');
  return leads.flatMap((lead) => {
    const holder = holderOf(lead);
    const isThen = lead.assignedAt !== null && lead.assignedAt < at && heldLeadStates.includes(lead.state);
    if (!holder || holder === leaver || holder.unitCode !== leaver.unitCode || !isThen) return [];
    return [
      {
        number: LAST_NUMBER,
        kind: 'taken_away' as const,
        lead,
        parties: [holder, leaver] as const,
        raisedBy: manager,
        at,
        statement: '两天内集中查看客户手机号，担心离职前带走客户，请裁决。',
        appeal: null,
        prepare: async () => revealed(leaver, leads),
        suits: (judgement: Judgement) => judgement.measures.length > 0,
      },
    ];
  });
}

const REVEALED = 23;

/** The trail of a colleague who opened the numbers of many customers in one afternoon. */
async function revealed({ staffId }: DemoStaff, leads: readonly DemoLead[]): Promise<void> {
  const persons = [...new Set(leads.map(({ customer }) => customer.personId))].slice(0, REVEALED);
  const from = shanghaiInstant('2026-11-21', '16:18');
  const entries = persons.map((personId, n) => {
    const at = later(from, n * MINUTE);
    return {
      _id: stableId('aud', `reveal/${staffId}/${personId}`, at),
      at,
      recordedAt: at,
      actor: { kind: 'staff' as const, id: staffId },
      action: 'reveal:Customer',
      subjects: [`Customer/${personId}`],
      outcome: 'done' as const,
      reason: null,
      detail: { field: 'phone' },
      seal: null,
    };
  });
  await AuditEntryModel.deleteMany({ _id: { $in: entries.map(({ _id }) => _id) } });
  await insertAll(AuditEntryModel, entries);
}

/** D1: 刘志远 keeps the book, 周可欣's code was scanned five minutes before the lead came in. */
function ownerAndScanner(leads: readonly DemoLead[]): DemoDispute[] {
  const [owner, scanner] = [staffByName('刘志远'), staffByName('周可欣')];
  const disputed = leads.filter(
    (one) =>
      holderOf(one) === owner &&
      one.customer.ownerStaffNo === owner.staffNo &&
      one.line === 'renovation_loan' &&
      one.customer.tier !== 'mass' &&
      one.state === 'won',
  );
  return disputed.reverse().map((lead) => ({
    number: 147,
    kind: 'book_and_code',
    lead,
    parties: [owner, scanner],
    raisedBy: staffByName('何承泽'),
    at: shanghaiInstant(DEMO_DAY, '10:30'),
    statement: '客户先扫了周可欣的码再留资，由管户人办理，两边都要记业绩，请裁决。',
    appeal: null,
    prepare: async ({ _id }) => {
      const facts = { codeStaffId: scanner.staffId, scannedAt: later(lead.capturedAt, -5 * MINUTE) };
      await LeadModel.updateOne({ _id }, { $set: { 'touches.0.facts': facts } });
    },
    suits: ({ by }) => by === 'book_owner',
  }));
}

/** D2: two colleagues of one outlet are friends of the customer; the one who heard less appeals. */
function twoFriends(leads: readonly DemoLead[]): DemoDispute[] {
  return leads.flatMap((lead) => {
    const holder = holderOf(lead);
    const others = lead.customer.follows.map(({ staffNo }) => staffByNo(staffNo)).filter((one) => one !== holder);
    const [other] = others.filter((one) => one.unitCode === holder?.unitCode);
    const isFriend = lead.customer.follows.some(({ staffNo }) => staffNo === holder?.staffNo);
    if (!holder || !other || !isFriend || !heldLeadStates.includes(lead.state)) return [];
    return [
      {
        number: 148,
        kind: 'two_friends' as const,
        lead,
        parties: [holder, other] as const,
        raisedBy: other,
        at: shanghaiInstant(DEMO_DAY, '11:45'),
        statement: '客户也是我的企微好友，到店也是我接待的。',
        appeal: {
          by: other,
          at: shanghaiInstant(DEMO_DAY, '13:20'),
          reason: '客户到店多次由我接待，请核对到店登记。',
          answerBy: shanghaiInstant('2026-11-25', '18:00'),
        },
        suits: stays,
      },
    ];
  });
}

async function documentOf({ dispute, stored, facts, judgement, policy }: Judged): Promise<Verdict> {
  const { number, kind, parties, raisedBy, at, statement, appeal } = dispute;
  const _id = stableId('vdt', `${YEAR}/${number}`, at);
  const partyIds = parties.map(({ staffId }) => staffId);
  const document = { _id, leadId: stored._id, personId: stored.personId, year: YEAR, number, kind, partyIds };
  const claimants = await staffByIds(partyIds);
  const answering = answeringUnitIds(claimants.find((one) => one._id === partyIds[0])?.unitPath ?? stored.unitPath);
  return {
    ...document,
    raisedBy: raisedBy.staffId,
    raisedAt: at,
    sealedStatement: await sealWords(document, 'statement', statement),
    ...(await readersOf({ partyIds, answeringUnitIds: answering }, claimants, { facts, judgement })),
    answeringUnitIds: answering,
    state: appeal ? 'appealed' : 'issued',
    level: 'outlet',
    appealBy: appeal ? null : shanghaiInstant('2026-11-27', '18:00'),
    answerBy: appeal?.answerBy ?? null,
    reminded: false,
    open: true,
    issues: [sealIssue(document, { no: 1, at, decidedBy: null, level: null, policy, facts, judgement })],
    appeals: appeal ? [await appealOf(document, appeal)] : [],
    version: appeal ? 2 : 1,
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
