import { errorCodes } from './errorCodes';

test.each([
  ['sendChatMessage:fail, errcode 84061', 'sendChatMessage:fail, errcode 84061'],
  ['fail 王浩然 10228713023', 'fail … …'],
])('%s is kept as %s', (text, kept) => {
  expect(errorCodes(text)).toBe(kept);
});
