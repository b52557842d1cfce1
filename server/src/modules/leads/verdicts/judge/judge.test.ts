import { defaultLadder, noTies, type RungKind, type RuleSet } from '@yinqiao/shared/domain';
import type { Holding, VerdictFacts } from './facts';
import { judge } from './judge';
import type { Judgement } from './judgement';
import { factsOf, on, OWNER, ownedAndScanned, SCANNER } from './judge.support';
import { creditOf } from './shares';

/** The ten disputes of the policy, each named as its row says it. */
type Expected = Partial<Pick<Judgement, 'followerId' | 'by' | 'dealUntil'>> & { shares: [string | null, number][] };

const [A, B] = [OWNER, SCANNER];
const lead = factsOf({ kind: 'habit' }).lead;
const won = (staffId: string, at = on('11-20')) => ({ ...lead, followerId: staffId, deal: { staffId, at } });
const called = (staffId: string, at: Date) => ({ staffId, at, evidence: 'call' as const });
const friend = (staffId: string, lastHeardAt: Date | null) => ({ staffId, since: on('01-05'), lastHeardAt, evidence: 'call' as const });
const friends = (...all: ReturnType<typeof friend>[]): VerdictFacts['ties'] => ({ ...noTies, friends: all });
const holding = (over: Partial<Holding>): Holding => ({
  staffId: A,
  rung: 11,
  from: on('11-19', '10:47'),
  acceptedAt: on('11-19', '11:01'),
  contactBy: on('11-19', '13:01'),
  firstContactAt: null,
  endedAt: on('11-19', '15:02'),
  endedBy: 'recycled',
  ...over,
});
const grab = { staffId: A, at: on('11-19', '15:00'), inWorkHours: true, ofDay: 1, daysSinceHeld: null, contactBy: on('11-19', '15:30') };

const ROWS: [string, VerdictFacts, Expected][] = [
  [
    'D1 管户在城北, 客户扫了滨江的码 and left a loan lead: 管户 RM gets it if on duty; scanner gets 转介绍 20 %',
    factsOf({ kind: 'book_and_code', ties: ownedAndScanned() }),
    {
      followerId: A,
      by: 'book_owner',
      shares: [
        [A, 8_000],
        [B, 2_000],
      ],
      dealUntil: '2027-02-17',
    },
  ],
  [
    'D1 if 管户 had no contact ≥180 天 → 滨江 follows',
    factsOf({ kind: 'book_and_code', ties: ownedAndScanned(on('05-23')) }),
    { followerId: B, by: 'code_staff', shares: [[B, 10_000]], dealUntil: null },
  ],
  [
    'D1 管户 not on duty within the hours of the rung → 滨江 follows',
    factsOf({ kind: 'book_and_code', ties: ownedAndScanned(), ownerBackInMinutes: 121 }),
    { followerId: B, by: 'code_staff', shares: [[B, 10_000]] },
  ],
  [
    'D1 管户 without the licence keeps the book → 滨江 follows',
    factsOf({ kind: 'book_and_code', ties: ownedAndScanned(), unfit: [{ staffId: OWNER, why: 'not_licensed' }] }),
    { followerId: B, by: 'code_staff', shares: [[B, 10_000]] },
  ],
  [
    'D1 管户 whom the customer did not want any more keeps the book → 滨江 follows',
    factsOf({ kind: 'book_and_code', ties: ownedAndScanned(), unfit: [{ staffId: OWNER, why: 'barred' }] }),
    { followerId: B, by: 'code_staff', shares: [[B, 10_000]] },
  ],
  [
    'D1 neither 管户 nor scanner may follow: the lead stays where it is',
    factsOf({
      kind: 'book_and_code',
      ties: ownedAndScanned(),
      lead: { ...lead, followerId: 'stf_third' },
      unfit: [
        { staffId: OWNER, why: 'unavailable' },
        { staffId: SCANNER, why: 'barred' },
      ],
    }),
    { followerId: 'stf_third', by: 'stands', shares: [['stf_third', 10_000]] },
  ],
  [
    'D1 管户 of whom no contact is known is not silent',
    factsOf({ kind: 'book_and_code', ties: ownedAndScanned(null) }),
    {
      followerId: A,
      by: 'book_owner',
      shares: [
        [A, 8_000],
        [B, 2_000],
      ],
    },
  ],
  [
    'D1 管户 who let the lead lie does not take it back',
    factsOf({ kind: 'book_and_code', ties: ownedAndScanned(), lead: { ...lead, followerId: B }, holdings: [holding({})] }),
    { followerId: B, by: 'code_staff', shares: [[B, 10_000]] },
  ],
  [
    'D1 管户 who lost it to another by transfer did not let it lie',
    factsOf({ kind: 'book_and_code', ties: ownedAndScanned(), holdings: [holding({ endedBy: 'transferred' })] }),
    {
      followerId: A,
      by: 'book_owner',
      shares: [
        [A, 8_000],
        [B, 2_000],
      ],
    },
  ],
  [
    'D1 without a scan the lead stays where it is',
    factsOf({ kind: 'book_and_code', ties: { ...ownedAndScanned(), code: null }, lead: { ...lead, followerId: B } }),
    { followerId: B, by: 'stands', shares: [[B, 10_000]], dealUntil: null },
  ],
  [
    'D1 a 贵宾 waits four hours for 管户',
    factsOf({ kind: 'book_and_code', ties: ownedAndScanned(), assetsFrom: 50, vip: true, ownerBackInMinutes: 121 }),
    {
      followerId: A,
      by: 'book_owner',
      shares: [
        [A, 8_000],
        [B, 2_000],
      ],
    },
  ],
  [
    'D2 two RMs friends of the same customer, both claim: the one with customer’s own message ≤90 天, later wins',
    factsOf({ kind: 'two_friends', ties: friends(friend(A, on('09-01')), friend(B, on('11-02'))) }),
    { followerId: B, by: 'friend', shares: [[B, 10_000]] },
  ],
  [
    'D2 a friend whom the customer did not want any more does not get it back',
    factsOf({
      kind: 'two_friends',
      ties: friends(friend(A, null), friend(B, on('11-02'))),
      unfit: [{ staffId: B, why: 'barred' }],
    }),
    { followerId: A, by: 'stands', shares: [[A, 10_000]] },
  ],
  [
    'D2 a friend who returned the lead does not take it back',
    factsOf({
      kind: 'two_friends',
      ties: friends(friend(A, on('09-01')), friend(B, on('11-02'))),
      lead: { ...lead, followerId: A },
      holdings: [holding({ staffId: B, endedBy: 'returned' })],
    }),
    { followerId: A, by: 'friend', shares: [[A, 10_000]] },
  ],
  [
    'D2 both none → 管户',
    factsOf({ kind: 'two_friends', ties: { ...ownedAndScanned(), friends: [friend(A, null), friend(B, on('06-01'))] } }),
    { followerId: A, by: 'book_owner', shares: [[A, 10_000]] },
  ],
  [
    'D2 both none and no 管户 → fair share as it was',
    factsOf({ kind: 'two_friends', ties: friends(friend(A, null), friend(B, null)) }),
    { followerId: A, by: 'stands', shares: [[A, 10_000]] },
  ],
  [
    'D3 customer "always comes to me" but no 管户, no friend: not ownership',
    factsOf({
      kind: 'habit',
      visits: [
        { staffId: B, at: on('10-08') },
        { staffId: B, at: on('11-12') },
      ],
    }),
    { followerId: A, by: 'stands', shares: [[A, 10_000]] },
  ],
  [
    'D4 A did the work 40 days, customer signs with B at another outlet: 70/30 (营销/承办)',
    factsOf({ kind: 'signed_elsewhere', lead: won(B), contacts: [called(A, on('10-11')), called(A, on('11-10'))] }),
    {
      shares: [
        [A, 7_000],
        [B, 3_000],
      ],
    },
  ],
  [
    'D4 without a deal that is known nothing is shared',
    factsOf({ kind: 'signed_elsewhere', lead: { ...lead, followerId: A }, contacts: [called(B, on('11-10'))] }),
    { followerId: A, by: 'stands', shares: [[A, 10_000]] },
  ],
  [
    'D4 cap by window 60 天',
    factsOf({ kind: 'signed_elsewhere', lead: won(B), contacts: [called(A, on('09-20'))] }),
    { shares: [[B, 10_000]] },
  ],
  [
    'D5 lead accepted at 14 min but nothing done; recycled; deal by second RM: 100 % second',
    factsOf({ kind: 'recycled_deal', lead: won(B), holdings: [holding({})] }),
    { shares: [[B, 10_000]] },
  ],
  [
    'D5 accept without contact ≤2 h earns nothing, also when a contact followed later',
    factsOf({ kind: 'recycled_deal', lead: won(B), holdings: [holding({ firstContactAt: on('11-19', '13:02') })] }),
    { shares: [[B, 10_000]] },
  ],
  [
    'D5 what somebody did who does not claim is not looked at',
    factsOf({
      kind: 'recycled_deal',
      lead: won(B),
      holdings: [holding({ staffId: 'stf_third' }), holding({ firstContactAt: on('11-19', '12:00') })],
      contacts: [called(A, on('11-19', '12:00'))],
    }),
    {
      shares: [
        [A, 7_000],
        [B, 3_000],
      ],
    },
  ],
  [
    'D5 who did contact in time brought the customer along',
    factsOf({
      kind: 'recycled_deal',
      lead: won(B),
      holdings: [holding({ firstContactAt: on('11-19', '12:00') })],
      contacts: [called(A, on('11-19', '12:00'))],
    }),
    {
      shares: [
        [A, 7_000],
        [B, 3_000],
      ],
    },
  ],
  [
    'D6 抢单: grab only in work hours, else void',
    factsOf({ kind: 'grab', grab: { ...grab, inWorkHours: false, contactedAt: on('11-19', '15:10') } }),
    { followerId: null, by: 'redistribute', shares: [[null, 10_000]] },
  ],
  [
    'D6 ≤3/day',
    factsOf({ kind: 'grab', grab: { ...grab, ofDay: 4, contactedAt: on('11-19', '15:10') } }),
    { followerId: null, by: 'redistribute', shares: [[null, 10_000]] },
  ],
  ['D6 30 分 rule', factsOf({ kind: 'grab', grab: { ...grab, contactedAt: null } }), { followerId: null, shares: [[null, 10_000]] }],
  [
    'D6 a lead that somebody else has by now is not taken from them',
    factsOf({ kind: 'grab', lead: { ...lead, followerId: B }, grab: { ...grab, contactedAt: null } }),
    { followerId: B, by: 'stands', shares: [[B, 10_000]] },
  ],
  [
    'D6 a deal is made',
    factsOf({ kind: 'grab', lead: won(A), grab: { ...grab, ofDay: 4, contactedAt: null } }),
    { followerId: A, by: 'stands', shares: [[A, 10_000]] },
  ],
  [
    'D6 a grab within the rules stands',
    factsOf({ kind: 'grab', grab: { ...grab, ofDay: 3, contactedAt: on('11-19', '15:29') } }),
    { followerId: A, by: 'stands', shares: [[A, 10_000]] },
  ],
  [
    'D7 RM takes customers away before leaving: the lead stays where it is, exports freeze, the transfer is planned early',
    factsOf({ kind: 'taken_away', signs: [{ code: 'exports', staffId: B, at: on('11-18'), count: 3 }] }),
    { followerId: A, by: 'stands', shares: [[A, 10_000]] },
  ],
  [
    'D8 remote seat warmed it up, outlet closed it: 20/80, agreed at the hand-over',
    factsOf({ kind: 'warmed_up', lead: won(B), handOver: { fromStaffId: A, toStaffId: B, at: on('11-19'), agreed: true } }),
    {
      shares: [
        [B, 8_000],
        [A, 2_000],
      ],
    },
  ],
  [
    'D8 what was not agreed before is not shared',
    factsOf({ kind: 'warmed_up', lead: won(B), handOver: { fromStaffId: A, toStaffId: B, at: on('11-19'), agreed: false } }),
    { shares: [[B, 10_000]] },
  ],
  [
    'D9 代发单位: service by nearest, retail credit to B, 代发贡献 to A in name',
    factsOf({ kind: 'payroll', lead: { ...lead, followerId: B }, payroll: { staffId: A, since: on('03-01') } }),
    { followerId: B, by: 'stands', shares: [[B, 10_000]] },
  ],
  [
    'D9 what the company’s own adviser follows from afar goes to the nearest',
    factsOf({ kind: 'payroll', payroll: { staffId: A, since: on('03-01') }, nearestId: B }),
    { followerId: B, by: 'nearest', shares: [[B, 10_000]] },
  ],
  [
    'D9 the nearest who is away does not get it',
    factsOf({
      kind: 'payroll',
      payroll: { staffId: A, since: on('03-01') },
      nearestId: B,
      unfit: [{ staffId: B, why: 'unavailable' }],
    }),
    { followerId: A, by: 'stands', shares: [[A, 10_000]] },
  ],
  [
    'D10 whom the customer named but did not want before: distribution finds somebody',
    factsOf({
      kind: 'customer_wish',
      wish: { fromStaffId: A, toStaffId: B, at: on('11-20'), ofPeriod: 2 },
      unfit: [{ staffId: B, why: 'barred' }],
    }),
    { followerId: null, by: 'redistribute', shares: [[null, 10_000]] },
  ],
  [
    'D10 customer asks 「换一位」: customer’s wish first',
    factsOf({ kind: 'customer_wish', wish: { fromStaffId: A, toStaffId: B, at: on('11-20'), ofPeriod: 2 } }),
    { followerId: B, by: 'customer_wish', shares: [[B, 10_000]] },
  ],
  [
    'D10 whoever names nobody gets somebody else by distribution',
    factsOf({ kind: 'customer_wish', wish: { fromStaffId: A, toStaffId: null, at: on('11-20'), ofPeriod: 1 } }),
    { followerId: null, by: 'redistribute', shares: [[null, 10_000]] },
  ],
  [
    'D10 ≤2/90 天',
    factsOf({ kind: 'customer_wish', wish: { fromStaffId: A, toStaffId: B, at: on('11-20'), ofPeriod: 3 } }),
    { followerId: A, by: 'stands', shares: [[A, 10_000]] },
  ],
];

test.each(ROWS)('%s', (_, facts, { shares, ...expected }) => {
  const verdict = judge(facts, defaultLadder);
  expect(verdict).toMatchObject(expected);
  expect(verdict.shares.map(({ staffId, part }) => [staffId, part])).toEqual(shares);
});

const judged = (kind: string, n = 0): Judgement => judge(ROWS.filter(([name]) => name.startsWith(`${kind} `))[n]![1], defaultLadder);

describe('what else a row says', () => {
  it('D1 管户 unchanged, 复核 in 90 天', () => {
    const verdict = judged('D1', 1);
    expect(verdict.ledgers[0]).toEqual({ ledger: 'book', before: [A], after: [A] });
    expect(verdict.ledgers[3]).toEqual({ ledger: 'follower', before: [A], after: [B] });
    expect(verdict.measures).toEqual([{ code: 'review', on: '2027-02-20' }]);
  });

  it('D1 the clauses say which rung held, which gave way, and by how many days', () => {
    expect(judged('D1').clauses.map(({ code, rung, because }) => [code, rung, because])).toEqual([
      ['book_owner', 3, 'applies'],
      ['code_staff', 6, 'earlier_rung'],
      ['referral', 5, 'applies'],
      ['silent_owner', null, 'not_silent'],
    ]);
    expect(judged('D1').clauses[3]).toMatchObject({ rule: { silentDays: 180, reviewDays: 90 }, found: { days: 63 } });
  });

  it('D2 a word of too long ago, and two of the same instant, are told as such and never as no record', () => {
    const friendClause = (...both: ReturnType<typeof friend>[]) =>
      judge(factsOf({ kind: 'two_friends', ties: friends(...both) }), defaultLadder).clauses[0];
    expect(friendClause(friend(A, on('06-01')), friend(B, null))).toMatchObject({ because: 'too_long_ago', found: { days: 171 } });
    expect(friendClause(friend(A, on('11-02')), friend(B, on('11-02')))).toMatchObject({ because: 'same_time' });
    expect(friendClause(friend(A, null), friend(B, on('11-20')))).toMatchObject({ because: 'no_record' });
  });

  it('a clause says why somebody may not be given the lead', () => {
    const barred = judge(
      factsOf({ kind: 'two_friends', ties: friends(friend(B, on('11-02'))), unfit: [{ staffId: B, why: 'barred' }] }),
      defaultLadder,
    );
    expect(barred.clauses[0]).toMatchObject({ code: 'friend', applies: false, because: 'barred' });
  });

  it('D3 manager may propose 认领', () => expect(judged('D3').measures).toEqual([{ code: 'claim_may_be_proposed' }]));

  it('D4 says that no deal is known', () => expect(judged('D4', 1).clauses[0]).toMatchObject({ applies: false, because: 'no_deal' }));

  it('D4 de-duplicated above: the branch of both counts the deal once, each outlet its part', () => {
    const { shares } = judged('D4');
    expect(creditOf(shares, () => true)).toBe(10_000);
    expect(creditOf(shares, (staffId) => staffId === A)).toBe(7_000);
    expect(creditOf(shares, () => false)).toBe(0);
  });

  it('D7 freeze exports, early transfer plan, customer notice', () => {
    expect(judged('D7').measures.map(({ code }) => code)).toEqual(['freeze_exports', 'early_transfer_plan', 'customer_notice']);
  });

  it('D7 with signs of both, exports stop and a hand-over is planned for each, and customers are told once', () => {
    const signs = [A, B].map((staffId) => ({ code: 'exports' as const, staffId, at: on('11-18'), count: 3 }));
    expect(judge(factsOf({ kind: 'taken_away', signs }), defaultLadder).measures).toEqual([
      { code: 'freeze_exports', staffId: A },
      { code: 'early_transfer_plan', staffId: A },
      { code: 'freeze_exports', staffId: B },
      { code: 'early_transfer_plan', staffId: B },
      { code: 'customer_notice' },
    ]);
  });

  it('D9 no poaching flag', () => {
    expect(judged('D9')).toMatchObject({ nominal: [{ staffId: A, as: 'payroll' }], measures: [{ code: 'no_poaching_flag', staffId: B }] });
  });

  it('D10 old RM barred 180 天', () => {
    expect(judged('D10', 1).measures).toEqual([{ code: 'barred', staffId: A, until: '2027-05-19' }]);
  });

  it('evidence is told in its order, and no chat counts where the archive is not bought', () => {
    const contacts = (['tagged_page', 'archive', 'call', 'booking'] as const).map((evidence) => ({
      staffId: A,
      at: on('11-19'),
      evidence,
    }));
    const known = judge(factsOf({ kind: 'habit', contacts }), defaultLadder).evidence;
    expect(known).toEqual({ archiveBought: false, used: [], others: ['booking', 'call', 'tagged_page'] });
    expect(judge(factsOf({ kind: 'habit', contacts, archiveBought: true }), defaultLadder).evidence.others?.[0]).toBe('archive');
  });
});

describe('the numbers are those of the rule set in force', () => {
  const changed = <K extends RungKind>(kind: K, params: object, isOn = true): RuleSet => ({
    ...defaultLadder,
    rungs: defaultLadder.rungs.map((rung) =>
      rung.kind === kind ? ({ ...rung, on: isOn, params: { ...rung.params, ...params } } as typeof rung) : rung,
    ),
  });
  const d1 = ROWS[0]![1];

  it('another share for who refers', () =>
    expect(judge(d1, changed('referral', { share: 3_000 })).shares[1]).toMatchObject({ part: 3_000 }));
  it('a shorter silence', () => expect(judge(d1, changed('book_owner', { silentDays: 60 })).followerId).toBe(B));
  it('a higher band of assets', () => expect(judge(d1, changed('book_owner', { minAssets: 20 })).by).toBe('code_staff'));
  it('a rung that is switched off decides nothing and says so', () => {
    const verdict = judge(d1, changed('book_owner', {}, false));
    expect(verdict.followerId).toBe(B);
    expect(verdict.clauses[0]).toMatchObject({ applies: false, because: 'switched_off' });
  });
});
