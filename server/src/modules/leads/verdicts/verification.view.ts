import type { Data } from '@yinqiao/shared/contracts';
import { verdictStateWords } from '@yinqiao/shared/domain';
import { scope, type StaffActor } from '../../../platform/access';
import { AuditEntryModel, verifyEntries } from '../../../platform/audit';
import type { AuditEntry } from '../../../platform/audit/models';
import { businessNow } from '../../../platform/clock/clock';
import { AppError } from '../../../platform/http/AppError';
import { digestOf } from './digest';
import { numberWords } from './verdict.words';
import { type Verdict, VerdictModel } from './verdict.model';

/**
 * Whether a document is as it was issued. Any member of staff may ask by the number on a print; only readers may open it.
 * @throws AppError VERDICT_UNKNOWN
 */
export async function verificationView(actor: StaffActor, year: number, number: number): Promise<Data<'verdicts.verify'>> {
  const verdict = await VerdictModel.findOne({ year, number }).lean<Verdict | null>();
  if (!verdict) throw new AppError('VERDICT_UNKNOWN');
  const entries = await AuditEntryModel.find({ subjects: `Verdict/${verdict._id}`, outcome: 'done' }).lean<AuditEntry[]>();
  const broken = await verifyEntries(entries);
  const fault = broken ? '审计记录链没有通过校验，请联系审计。' : faultIn(verdict, entries);
  const readable = await VerdictModel.exists({ $and: [scope(actor, 'read', VerdictModel), { _id: verdict._id }] });
  return {
    numberText: numberWords(verdict),
    issues: verdict.issues.length,
    issuedAt: verdict.issues[verdict.issues.length - 1]!.at.toISOString(),
    stateWord: verdictStateWords[verdict.state],
    intact: fault === null,
    checkedAt: businessNow().toISOString(),
    entries: entries.length,
    fault,
    verdictId: readable ? verdict._id : null,
  };
}

/** Each issue as it stands now against what the trail kept when it was issued. */
function faultIn(verdict: Verdict, entries: readonly AuditEntry[]): string | null {
  const kept = new Map(entries.filter(({ action }) => action === 'issue:Verdict').map(({ detail }) => [detail['issue'], detail['digest']]));
  for (const issue of verdict.issues) {
    if (!kept.has(issue.no)) return `第 ${issue.no} 版没有签发记录。`;
    if (kept.get(issue.no) !== digestOf(verdict, issue)) return `第 ${issue.no} 版与签发时不一致。`;
  }
  return kept.size > verdict.issues.length ? '签发记录比现有的版本多，有一版不见了。' : null;
}
