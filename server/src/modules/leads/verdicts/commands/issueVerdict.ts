import { type DisputeKind, shanghaiParts } from '@yinqiao/shared/domain';
import { audit } from '../../../../platform/audit';
import { businessNow } from '../../../../platform/clock/clock';
import { newId } from '../../../../platform/db/ids';
import { insert } from '../../../../platform/db/insert';
import { isDuplicateKey, RivalInsert } from '../../../../platform/db/transact';
import type { Staff } from '../../../orgs';
import type { Lead } from '../../lead.model';
import { policyInForce } from '../../policy/policyInForce';
import { answeringUnitIds } from '../answerers';
import { appealDeadline } from '../deadlines';
import { enquiredAt } from '../gather/enquiredAt';
import { gatherFacts } from '../gather/gatherFacts';
import type { VerdictFacts } from '../judge/facts';
import { judge } from '../judge/judge';
import { askMeasures } from '../measures/askMeasures';
import { readersOf } from '../readers';
import { sealWords } from '../sealedWords';
import { numberWords } from '../verdict.words';
import { type Verdict, VerdictModel, VerdictNumberModel } from '../verdict.model';
import { followVerdict } from './followVerdict';
import { auditIssue, sealIssue } from './sealIssue';
import { tellFollower, tellParties } from './tellOfVerdict';

export interface Issued {
  kind: DisputeKind;
  /** Those who claim; of a customer's wish the former adviser and whom the customer named. */
  claimants: readonly Staff[];
  statement: string;
  /** Null: the customer. */
  raisedBy: string | null;
  wish?: VerdictFacts['wish'];
}

/**
 * Has a dispute judged by the rules that held when the lead came in, in the caller's transaction: facts and verdict are frozen into
 * the document, what it says is put into effect, and the parties are told. A customer's wish is final: nobody appeals against it.
 */
export async function issueVerdict(lead: Lead, issued: Issued): Promise<Verdict> {
  const verdict = await documentOf(lead, issued);
  await insertVerdict(verdict);
  await followVerdict(lead, verdict.issues[0]!.judgement.followerId, verdict._id, verdict.raisedAt);
  const { kind, raisedBy } = issued;
  await audit({
    actor: raisedBy ? { kind: 'staff', id: raisedBy } : { kind: 'customer', id: lead.personId },
    action: 'raise:Verdict',
    subjects: [`Verdict/${verdict._id}`, `Lead/${lead._id}`, `Customer/${lead.personId}`],
    detail: { kind, claimants: verdict.partyIds },
  });
  await auditIssue(verdict, verdict.issues[0]!);
  const words = verdict.open ? '已签发，不同意可以在裁决书上申诉' : '已签发：客户要求换一位顾问';
  await tellParties(verdict, lead, `${numberWords(verdict)}${words}`, verdict.raisedAt);
  await tellFollower(verdict, lead);
  await askMeasures(verdict, verdict.issues[0]!);
  return verdict;
}

async function documentOf(lead: Lead, { kind, claimants, statement, raisedBy, wish }: Issued): Promise<Verdict> {
  const at = businessNow();
  const partyIds = claimants.map(({ _id }) => _id);
  const { rules, name, versionIds } = await policyInForce(lead.unitPath, enquiredAt(lead));
  const facts = await gatherFacts(lead, { kind, raised: { staffId: raisedBy, at }, claimants: partyIds, wish }, rules);
  const _id = newId('vdt');
  const year = shanghaiParts(at).year;
  const document = { _id, leadId: lead._id, personId: lead.personId, year, number: await nextNumber(year), kind, partyIds };
  const judgement = judge(facts, rules);
  const outlet = claimants.find(({ unitPath }) => unitPath.split('/').filter(Boolean).length > 2) ?? claimants[0];
  const answering = answeringUnitIds(outlet?.unitPath ?? lead.unitPath);
  const isFinal = kind === 'customer_wish';
  return {
    ...document,
    raisedBy,
    raisedAt: at,
    sealedStatement: await sealWords(document, 'statement', statement),
    ...(await readersOf({ partyIds, answeringUnitIds: answering }, claimants, { facts, judgement })),
    answeringUnitIds: answering,
    state: isFinal ? 'final' : 'issued',
    level: 'outlet',
    appealBy: isFinal ? null : await appealDeadline(at),
    answerBy: null,
    reminded: false,
    open: !isFinal,
    issues: [sealIssue(document, { no: 1, at, decidedBy: null, level: null, policy: { name, versionIds }, facts, judgement })],
    appeals: [],
    version: 1,
  };
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
