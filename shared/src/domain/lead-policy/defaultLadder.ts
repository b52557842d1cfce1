import type { AnyRung, Bounds, Lock, Rung, RungKind, RungParams, RuleSet } from './ruleSet';

/** The policy ladder the demo bank starts with; each rung can be switched, re-ordered and locked by head office. */
const rung = <K extends RungKind>(kind: K, lock: Lock, params: RungParams[K], bounds: Bounds = {}): AnyRung =>
  ({ id: kind, kind, on: true, params, lock, bounds }) satisfies Rung<K> as AnyRung;

const between = (from: number, to: number) => ({ from, to });

export const defaultLadder: RuleSet = {
  rungs: [
    rung('red_lines', 'fixed', {}),
    rung(
      'collision',
      'stricter',
      { days: 30, loanDays: 15, wealthDays: 30 },
      { days: between(1, 30), loanDays: between(1, 15), wealthDays: between(1, 30) },
    ),
    rung('handler', 'locked', { idleDays: 30 }),
    rung(
      'book_owner',
      'free',
      { minAssets: 5, onDutyWithinHours: 2, vipWaitHours: 4, silentDays: 180 },
      { minAssets: { oneOf: [5, 20, 50] } },
    ),
    rung('friend', 'free', { days: 90 }, { days: between(60, 180) }),
    rung('referral', 'locked', { share: 2_000, dealDays: 90 }),
    rung('code_staff', 'free', { days: 7 }, { days: between(3, 15) }),
    rung('chosen', 'locked', {}),
    rung('licence', 'stricter', { more: {}, elders: true, elderAge: 65, elderGrade: 'R3' }),
    rung('tier', 'locked', {
      desks: { mass: 'outlet', affluent: 'outlet', vip: 'wealth_managers', private: 'private_centre' },
    }),
    rung(
      'nearest',
      'free',
      { urbanKilometres: 5, countyKilometres: 15 },
      { urbanKilometres: between(1, 20), countyKilometres: between(5, 60) },
    ),
    rung(
      'fair_share',
      'free',
      {
        way: 'fair_share',
        newPerDay: 8,
        openAtOnce: 30,
        newcomerDays: 90,
        newcomerShare: 5_000,
        countsOwnerFirst: false,
        countsGrabbed: true,
        countsByHand: false,
      },
      { newPerDay: between(5, 12), openAtOnce: between(20, 40) },
    ),
    rung(
      'remote_seats',
      'free',
      { from: '18:00', to: '21:00' },
      { from: { earliest: '17:00', latest: '19:00' }, to: { earliest: '19:30', latest: '21:00' } },
    ),
    rung(
      'open_pool',
      'free',
      { perDay: 3, coolOffDays: 7, contactMinutes: 30, holdMinutes: 10 },
      { perDay: between(1, 5), coolOffDays: between(3, 30), contactMinutes: between(15, 60), holdMinutes: between(0, 60) },
    ),
  ],
  clocks: {
    hot: { accept: 15, contact: 120, recycle: 120 },
    normal: { accept: 120, contact: 480, recycle: 1_440 },
    low: { accept: 480, contact: 960, recycle: 2_880 },
  },
  heats: {
    renovation_loan: 'hot',
    loan: 'hot',
    pension: 'hot',
    wealth: 'hot',
    fund: 'hot',
    insurance: 'hot',
    private_fund: 'hot',
    deposit: 'normal',
    metal: 'normal',
    card: 'normal',
    general: 'hot',
  },
  idleDays: 7,
  mostRedistributions: 2,
};
