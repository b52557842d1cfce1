import type { ProductLine } from '@yinqiao/shared/domain';

/** What one pool has done by 14:32 on the demo day; `captured` includes all the others. */
export interface PoolPlan {
  outletCode: string;
  captured: number;
  /** Named leads of book owners who are on duty. */
  owned: number;
  /** Captured when nobody in the pool had room any more. */
  waiting: number;
  /** Assigned a few minutes ago. */
  unaccepted: number;
  /** Accepted, the first-contact clock still runs. */
  uncontacted: number;
}

const pool = (outletCode: string, captured: number, owned: number, waiting: number, unaccepted: number, uncontacted: number): PoolPlan => ({
  outletCode,
  captured,
  owned,
  waiting,
  unaccepted,
  uncontacted,
});

/** 留资 132 = 71 + 41 + 20, 接受 118 = 64 + 37 + 17, 首次联系 103 = 57 + 32 + 14. */
export const todayPlan: readonly PoolPlan[] = [
  pool('hedong-main', 22, 3, 0, 2, 2),
  pool('binjiang-road', 10, 1, 0, 0, 2),
  pool('chengbei-main', 15, 2, 0, 1, 1),
  pool('shuyuan-street', 13, 2, 0, 1, 1),
  pool('gaoxin-park', 11, 1, 3, 0, 1),
  pool('laocheng-main', 13, 2, 0, 1, 2),
  pool('zhonglou', 11, 2, 0, 1, 1),
  pool('huxi-main', 12, 2, 0, 1, 1),
  pool('garden-road', 5, 1, 0, 1, 1),
  pool('qinghe-hall', 20, 2, 0, 3, 3),
];

/** Claims of the demo day that came without contact consent, by benefit; with the 132 of B11 and 陆子昂's meal they make 412. */
export const claimsWithoutConsent = { B11: 55, B12: 96, B02: 83, B03: 36, B01: 9 } as const;

export interface HistoryPlan {
  line: ProductLine;
  campaignCode: string;
  benefitCode: string;
  from: string;
  to: string;
  byOutlet: readonly (readonly [outletCode: string, leads: number])[];
}

/** Leads before the demo day. Those of the renovation season came by registration: its coupon opened on the demo day at 9:00. */
export const historyPlans: readonly HistoryPlan[] = [
  {
    line: 'renovation_loan',
    campaignCode: 'renovation-season',
    benefitCode: 'B11',
    from: '2026-10-24',
    to: '2026-11-21',
    byOutlet: [
      ['hedong-main', 51],
      ['binjiang-road', 36],
      ['chengbei-main', 38],
      ['shuyuan-street', 26],
      ['gaoxin-park', 9],
      ['laocheng-main', 32],
      ['zhonglou', 22],
      ['huxi-main', 34],
      ['garden-road', 12],
      ['qinghe-hall', 34],
      ['hetian-main', 14],
      ['liuxi-town', 8],
    ],
  },
  {
    line: 'pension',
    campaignCode: 'pension-season',
    benefitCode: 'B12',
    from: '2026-11-05',
    to: '2026-11-21',
    byOutlet: [
      ['hedong-main', 15],
      ['binjiang-road', 10],
      ['chengbei-main', 9],
      ['shuyuan-street', 6],
      ['gaoxin-park', 1],
      ['laocheng-main', 10],
      ['zhonglou', 7],
      ['huxi-main', 8],
      ['garden-road', 2],
      ['qinghe-hall', 16],
    ],
  },
];
