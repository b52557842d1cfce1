import { type DisputeKind, shanghaiParts } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../../platform/access';
import { audit } from '../../../../platform/audit';
import { businessNow } from '../../../../platform/clock/clock';
import { newId } from '../../../../platform/db/ids';
import { insert } from '../../../../platform/db/insert';
import { isDuplicateKey, RivalInsert } from '../../../../platform/db/transact';
import { AppError } from '../../../../platform/http/AppError';
import { type Staff, staffByIds, worksInConsole } from '../../../orgs';
import type { Lead } from '../../lead.model';
import { policyInForce } from '../../policy/policyInForce';
import { answeringUnitIds } from '../answerers';
import { appealDeadline } from '../deadlines';
import { gatherFacts } from '../gather/gatherFacts';
import type { Party } from '../gather/parties';
import { judge } from '../judge/judge';
import { sealWords } from '../sealedWords';
import { numberWords } from '../verdict.words';
import { type Verdict, VerdictModel, VerdictNumberModel } from '../verdict.model';
import { followVerdict } from './followVerdict';
import { auditIssue, sealIssue } from './sealIssue';
import { tellParties } from './tellOfVerdict';

export interface NewDispute {
  kind: DisputeKind;
  claimants: readonly [string, string];
  statement: string;
}

/**
 * Raises a dispute and has it judged at once by the rules that held when the lead came in, in the caller's transaction: facts and
 * verdict are frozen into the document, and what it says is put into effect.
 * @throws AppError DISPUTE_OPEN, DISPUTE_PARTY_UNKNOWN
 */
export async function raiseDispute(actor: StaffActor, { lead, parties }: { lead: Lead; parties: readonly Party[] }, dispute: NewDispute) {
  if (await VerdictModel.exists({ leadId: lead._id, open: true })) throw new AppError('DISPUTE_OPEN');
  const claimants = await claimantsOf(actor, lead, parties, dispute.claimants);
  const verdict = await issueFirst(actor, lead, claimants, dispute);
  await followVerdict(lead, verdict.issues[0]!.judgement.followerId, verdict._id, verdict.raisedAt);
  await audit({
    actor: { kind: 'staff', id: actor.staffId },
    action: 'raise:Verdict',
    subjects: [`Verdict/${verdict._id}`, `Lead/${lead._id}`, `Customer/${lead.personId}`],
    detail: { kind: dispute.kind, claimants: verdict.partyIds },
  });
  await auditIssue(verdict, verdict.issues[0]!);
  await tellParties(verdict, lead, `${numberWords(verdict)}已签发，不同意可以在裁决书上申诉`, verdict.raisedAt);
  return { verdictId: verdict._id, numberText: numberWords(verdict) };
}

/** Two different members who are tied to the lead; whoever raises it as an RM is one of them, a manager may name one of the own units. */
async function claimantsOf(actor: StaffActor, lead: Lead, parties: readonly Party[], ids: readonly string[]): Promise<Staff[]> {
  const tied = new Set(parties.map(({ staff }) => staff._id));
  const leads = worksInConsole(actor.role);
  const staff = await staffByIds(ids);
  const isKnown = staff.every((one) => tied.has(one._id) || (leads && one.unitPath.startsWith(actor.unitPath)));
  const isParty = leads || ids.includes(actor.staffId);
  if (staff.length !== 2 || !isKnown || !isParty) throw new AppError('DISPUTE_PARTY_UNKNOWN');
  return [...staff].sort((a, b) => Number(b._id === lead.staffId) - Number(a._id === lead.staffId));
}

async function issueFirst(actor: StaffActor, lead: Lead, claimants: readonly Staff[], { kind, statement }: NewDispute): Promise<Verdict> {
  const at = businessNow();
  const partyIds = claimants.map(({ _id }) => _id);
  const { rules, name, versionIds } = await policyInForce(lead.unitPath, lead.capturedAt);
  const facts = await gatherFacts(lead, { kind, raised: { staffId: actor.staffId, at }, claimants: partyIds }, rules);
  const _id = newId('vdt');
  const year = shanghaiParts(at).year;
  const document = { _id, leadId: lead._id, personId: lead.personId, year, number: await nextNumber(year), kind, partyIds };
  const judgement = judge(facts, rules);
  const outlet = claimants.find(({ unitPath }) => unitPath.split('/').filter(Boolean).length > 2) ?? claimants[0];
  const answering = answeringUnitIds(outlet?.unitPath ?? lead.unitPath);
  const verdict: Verdict = {
    ...document,
    raisedBy: actor.staffId,
    raisedAt: at,
    sealedStatement: await sealWords(document, 'statement', statement),
    readerUnitIds: [...new Set([...claimants.flatMap(({ unitPath }) => unitPath.split('/').filter(Boolean)), ...Object.values(answering)])],
    answeringUnitIds: answering,
    state: 'issued',
    level: 'outlet',
    appealBy: await appealDeadline(at),
    answerBy: null,
    reminded: false,
    open: true,
    issues: [sealIssue(document, { no: 1, at, decidedBy: null, level: null, policy: { name, versionIds }, facts, judgement })],
    appeals: [],
    version: 1,
  };
  await insertVerdict(verdict);
  return verdict;
}

/** Numbers follow one another without a gap: a transaction that fails takes its number back. */
async function nextNumber(year: number): Promise<number> {
  try {
    const given = await VerdictNumberModel.findOneAndUpdate(
      { _id: year },
      { $inc: { last: 1 } },
      { upsert: true, returnDocument: 'after' },
    ).lean();
    return given.last;
  } catch (error) {
    if (isDuplicateKey(error)) throw new RivalInsert('the first number of the year was given out at the same moment');
    throw error;
  }
}

async function insertVerdict(verdict: Verdict): Promise<void> {
  try {
    await insert(VerdictModel, [verdict]);
  } catch (error) {
    if (isDuplicateKey(error)) throw new RivalInsert('a dispute about the lead was raised at the same moment');
    throw error;
  }
}
