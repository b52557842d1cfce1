import { noTies } from '@yinqiao/shared/domain';
import type { VerdictFacts } from './facts';

/** Times of the tests: a day of November 2026 in Asia/Shanghai. */
export const on = (day: string, time = '10:00') => new Date(`2026-${day}T${time}:00+08:00`);
export const [OWNER, SCANNER] = ['stf_liu', 'stf_zhou'] as const;

/** A dispute of two about one loan lead of 11-19 that the first follows. */
export const factsOf = (over: Partial<VerdictFacts> & Pick<VerdictFacts, 'kind'>): VerdictFacts => ({
  at: on('11-22', '10:30'),
  raised: { staffId: SCANNER, at: on('11-20', '09:30') },
  claimants: [OWNER, SCANNER],
  lead: { productLine: 'renovation_loan', capturedAt: on('11-19', '10:47'), followerId: OWNER, deal: null },
  unfit: [],
  nearestId: null,
  assetsFrom: 5,
  vip: false,
  ownerBackInMinutes: 0,
  ties: noTies,
  holdings: [],
  contacts: [],
  visits: [],
  grab: null,
  handOver: null,
  payroll: null,
  wish: null,
  signs: [],
  archiveBought: false,
  ...over,
});

/** The ties of D1: a book owner who called 63 days before the scan of a colleague's code. */
export const ownedAndScanned = (lastContactAt: Date | null = on('09-17', '15:20')): VerdictFacts['ties'] => ({
  ...noTies,
  bookOwner: { staffId: OWNER, since: new Date('2024-03-11T00:00:00+08:00'), lastContactAt },
  friends: [{ staffId: SCANNER, since: on('11-19', '10:42'), lastHeardAt: null, evidence: null }],
  code: { staffId: SCANNER, at: on('11-19', '10:42') },
});
