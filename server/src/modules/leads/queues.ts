import { heldLeadStates } from '@yinqiao/shared/domain';
import type { QueryFilter } from '../../platform/db/mongoose';
import type { Lead } from './lead.model';

type Queue = 'waiting' | 'byHand' | 'unaccepted' | 'overdue' | 'pooled';

/** The leads for which somebody or something is waited for, as every screen counts them at one moment. */
export const queuesAt = (now: Date): Record<Queue, QueryFilter<Lead>> => ({
  /** Distribution gives them as soon as somebody can take them. */
  waiting: { state: 'waiting' },
  /** Distribution has given them often enough: a manager decides. */
  byHand: { state: 'new' },
  unaccepted: { state: 'assigned' },
  overdue: { state: { $in: [...heldLeadStates] }, ...overdueAt(now) },
  pooled: { state: 'pooled' },
});

/** Of what somebody holds, that whose clock ran out. */
const overdueAt = (now: Date): QueryFilter<Lead> => ({ $or: [{ clockFired: { $gt: 0 } }, { nextClockAt: { $lte: now } }] });
