import { factsWith, ownedBy } from './bank.support';
import { candidate } from './candidate.support';
import { daysAgo, friend, scanned, walkOf, whereTo } from './walk.support';

/** Who gets the lead in the disputes of the trade, by the policy the bank starts with; what each of them earns is the verdict's. */
const owner = candidate('chengbei', { unitId: 'northgate' });
const scanner = candidate('binjiang');
const colleague = candidate('colleague');
const people = [owner, scanner, colleague];

describe('D1 管户在城北，客户扫了滨江的码，留下一条贷款线索', () => {
  const ties = (lastContactAt: Date | null) => ({ ...ownedBy('chengbei', lastContactAt), ...scanned('binjiang', 0) });

  it('管户在岗就归管户', () => {
    expect(whereTo(walkOf({ people, ties: ties(daysAgo(20)) }))).toBe('book_owner → chengbei');
  });

  it('管户 180 天没有联系过客户，由滨江跟进，管户不变', () => {
    const walk = walkOf({ people, ties: ties(daysAgo(180)) });
    expect(whereTo(walk)).toBe('code_staff → binjiang');
    expect(walk.steps.find(({ kind }) => kind === 'book_owner')).toMatchObject({
      found: 'silent',
      value: 180,
      limit: 180,
      staffId: 'chengbei',
    });
  });

  it('管户不在岗、两个工作小时内也回不来，由滨江跟进', () => {
    const away = [{ ...owner, onDuty: false }, scanner, colleague];
    const nextDuty = { chengbei: { at: daysAgo(-1), minutes: 121 } };
    expect(whereTo(walkOf({ people: away, ties: ties(daysAgo(20)), nextDuty }))).toBe('code_staff → binjiang');
  });

  it('管户没有个贷资质，管户不变，业务转有资质的同事，双边记账', () => {
    const walk = walkOf({ people: [{ ...owner, licences: [] }, scanner, colleague], ties: ties(daysAgo(20)) });
    expect([whereTo(walk), walk.sharedWith]).toEqual(['code_staff → binjiang', 'chengbei']);
  });
});

describe('D2 两位客户经理都是客户的企微好友，都说是自己的', () => {
  it.each([
    ['客户最近找过的那一位', [friend('chengbei', 40), friend('binjiang', 12)], {}, 'friend → binjiang'],
    ['九十天内只有一位有往来，就归 TA', [friend('chengbei', 91), friend('binjiang', 90)], {}, 'friend → binjiang'],
    [
      '两位都没有往来，归管户',
      [friend('chengbei', null), friend('binjiang', 200)],
      ownedBy('colleague', daysAgo(9)),
      'book_owner → colleague',
    ],
    ['两位都没有往来也没有管户，按公平份额', [friend('chengbei', null), friend('binjiang', 200)], {}, 'fair_share → riverside'],
  ] as const)('%s', (_, friends, more, way) => {
    expect(whereTo(walkOf({ people, ties: { ...more, friends: [...friends] } }))).toBe(way);
  });

  it('先说的、后说的都一样：次序不决定归属', () => {
    const friends = [friend('chengbei', 40), friend('binjiang', 12)];
    expect(walkOf({ people, ties: { friends: [...friends].reverse() } })).toEqual(walkOf({ people, ties: { friends } }));
  });
});

it('D3 客户「一直找我」，但没有管户、不是好友：不是归属，按公平份额', () => {
  expect(whereTo(walkOf({ people }))).toBe('fair_share → riverside');
});

describe('D8 远程坐席先接，网点办成', () => {
  const evening = new Date('2026-11-22T18:30:00+08:00');
  const seat = candidate('seat', { unitId: 'seats', desk: 'remote' });
  const closed = people.map((rm) => ({ ...rm, onDuty: false }));
  const mass = { tier: 'mass', assets: 0 } as const;

  it('下班后的大众客户由远程坐席先接', () => {
    expect(whereTo(walkOf({ people: [...closed, seat], customer: mass, at: evening, remote: true }))).toBe('remote_seats → seats');
  });

  it('坐席转回来，第二天由客户就近的网点接', () => {
    const morning = new Date('2026-11-23T09:00:00+08:00');
    const handedOver = { returnedBy: ['seat'] };
    expect(whereTo(walkOf({ people: [...people, seat], customer: mass, lead: handedOver, at: morning, remote: true }))).toBe(
      'fair_share → riverside',
    );
  });
});

it('D9 代发单位归甲分行的对公，员工住在乙分行附近：服务就近，甲不因此有归属', () => {
  const walk = walkOf({ people, customer: { segments: ['代发'] } });
  expect(whereTo(walk)).toBe('fair_share → riverside');
  expect(walk.steps.filter(({ staffId }) => staffId)).toEqual([]);
});

describe('D10 客户要求「换一位」', () => {
  it('原来的顾问是管户、好友，也不再分给 TA', () => {
    const ties = { ...ownedBy('chengbei', daysAgo(3)), friends: [friend('chengbei', 3)] };
    const walk = walkOf({ people, ties, customer: { barred: ['chengbei'] } });
    expect(whereTo(walk)).toBe('fair_share → riverside');
    expect(walk.steps.filter(({ found }) => found === 'barred').map(({ kind }) => kind)).toEqual(['book_owner', 'friend']);
  });

  it('客户自己选了人，客户的意愿在管户之前', () => {
    const chosen = { chosen: { staffId: 'binjiang', outletId: null } };
    expect(whereTo(walkOf({ people, ties: { ...ownedBy('chengbei'), ...chosen } }))).toBe('chosen → binjiang');
  });
});

it('the facts of a lead are read, never changed, by the walk', () => {
  const facts = Object.freeze(factsWith({ friends: [friend('chengbei', 40), friend('binjiang', 12)] }));
  const before = JSON.stringify(facts);
  walkOf({ people, customer: facts });
  expect(JSON.stringify(facts)).toBe(before);
});
