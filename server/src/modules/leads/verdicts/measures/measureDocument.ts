import type { Verdict, VerdictIssue } from '../verdict.model';
import { type AskedMeasure, dueOf, remindAtOf } from './asked';
import { measureIdOf, type VerdictMeasure } from './verdictMeasure.model';

interface Asking {
  /** Its place among what the issue asks, from 1. */
  no: number;
  measure: AskedMeasure;
  /** Who carries it out. */
  to: { staffId: string; role: VerdictMeasure['askedRole']; unitId: string };
}

/** What an issue of a verdict asks of somebody, still to be done. */
export async function measureDocument(
  { _id: verdictId }: Pick<Verdict, '_id'>,
  { no: issueNo, at }: VerdictIssue,
  { no, measure, to }: Asking,
): Promise<VerdictMeasure> {
  const dueAt = await dueOf(measure, at);
  return {
    _id: measureIdOf(verdictId, issueNo, no),
    verdictId,
    issueNo,
    no,
    measure,
    askedOf: to.staffId,
    askedRole: to.role,
    askedUnitId: to.unitId,
    askedAt: at,
    dueAt,
    remindAt: remindAtOf(dueAt, at),
    state: 'open',
    closedAt: null,
    closedBy: null,
  };
}
