import type { Follow, Member, Person } from '../../world/types';
import { hasWelcomeCode, scanOutcome, welcomeRefusal } from './rules';

const follow = (memberSide: Follow['memberSide'], customerSide: Follow['customerSide']): Follow => {
  return { userid: 'u', externalUserId: 'w', addWay: 1, createtime: 1, remark: '', memberSide, customerSide };
};

describe('what a scan leads to', () => {
  it.each([
    ['a stranger, no confirmation wanted', true, undefined, 'half'],
    ['a stranger, confirmation wanted', false, undefined, 'asked'],
    ['a friend', true, follow('friend', 'friend'), 'known'],
    ['one the member has half', true, follow('half', 'friend'), 'known'],
    ['one who had deleted the member', false, follow('friend', 'deleted'), 'friend'],
    ['one the member had deleted', true, follow('deleted', 'friend'), 'half'],
    ['one the member had deleted, confirmation wanted', false, follow('deleted', 'deleted'), 'asked'],
  ] as const)('%s', (_who, skipVerify, before, outcome) => {
    expect(scanOutcome(skipVerify, before)).toBe(outcome);
  });
});

describe('a welcome code is given', () => {
  const member = { userid: 'u', name: 'n', department: [], hasContactFunction: true } satisfies Member;
  const person: Person = { unionid: 'x', openids: {}, externalUserId: 'w', name: 'n', gender: 0, type: 1 };
  it.each([
    ['to a WeChat user who never wrote', member, person, false, true],
    ['not when they have talked', member, person, true, false],
    ['not when the administrator greets for the member', { ...member, hasOwnWelcome: true }, person, false, false],
    ['not to a WeCom user', member, { ...person, type: 2 }, false, false],
  ])('%s', (_when, one, other, hasTalked, expected) => {
    expect(hasWelcomeCode(one, other, hasTalked)).toBe(expected);
  });
});

describe('a welcome message', () => {
  const greeting = { code: 'c', userid: 'u', externalUserId: 'w', issuedAt: 1000 };
  const ask = { now: 1020, nowMs: 5000, agentid: 1, sendingMs: 200, hasTalked: false, isCustomerGone: false };
  it.each([
    ['is sent at the twentieth second', greeting, ask, undefined],
    ['is late at the twenty-first', greeting, { ...ask, now: 1021 }, 41050],
    ['wants a code that was given', undefined, ask, 41050],
    ['is too late once they talk', greeting, { ...ask, hasTalked: true }, 41051],
    ['is sent once', { ...greeting, use: { agentid: 1, atMs: 4999 } }, ask, 41051],
    ['waits while another app sends', { ...greeting, use: { agentid: 2, atMs: 4999 } }, ask, 41096],
    ['comes after another app has sent', { ...greeting, use: { agentid: 2, atMs: 4000 } }, ask, 41051],
    ['cannot reach who has gone', greeting, { ...ask, isCustomerGone: true }, 41050],
  ])('%s', (_what, one, asked, refusal) => {
    expect(welcomeRefusal(one, asked)).toBe(refusal);
  });
});
