import { actionFor } from '../platform/vendor/errorActions';
import { errorTable } from './errorTable';
import { isPassing } from './WecomError';

test.each([
  ['the platform is busy', -1, 'retry'],
  ['the token is over', 42001, 'refresh'],
  ['the token was withdrawn', 40014, 'refresh'],
  ['the frequency limit was reached', 45009, 'wait'],
  ['too many calls at once', 45033, 'wait'],
  ['the app was disabled', 50003, 'alarm'],
  ['our address is not trusted', 60020, 'alarm'],
  ['the member has deleted the customer', 84061, 'permanent'],
  ['the welcome code is over', 41050, 'permanent'],
  ['every recipient is invalid', 81013, 'permanent'],
  ['a code that no list of the vendor names', 1_234_567, 'alarm'],
] as const)('%s (%i): %s', (_, errcode, action) => expect(actionFor(errorTable, errcode)).toBe(action));

test('the whole list of the vendor is known', () => expect(errorTable.known.size).toBe(1_251));

test('every code that asks for something is one of the list', () => {
  expect(Object.keys(errorTable.actions).filter((errcode) => !errorTable.known.has(Number(errcode)))).toEqual([]);
});

test('work comes again after what passes, and ends with what does not', () => {
  expect([-1, 42001, 45009, 41063].map(isPassing)).toEqual([true, true, true, true]);
  expect([84061, 60020, 1_234_567].map(isPassing)).toEqual([false, false, false]);
});
