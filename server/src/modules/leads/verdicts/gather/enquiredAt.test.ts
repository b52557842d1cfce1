import type { Touch } from '../../lead.model';
import { enquiredAt } from './enquiredAt';

const on = (day: number) => new Date(Date.UTC(2026, 10, day));
const touch = (day: number): Touch => ({ source: `Form/${day}`, kind: 'form', campaignId: null, at: on(day), facts: {} });
const first = { capturedAt: on(1), openedAt: on(1), reopenedFrom: null };

it('a lead in its first round came with its earliest enquiry, whatever joined it later', () => {
  expect(enquiredAt({ ...first, touches: [touch(1), touch(3)] })).toEqual(on(1));
  expect(enquiredAt({ ...first, openedAt: on(4), touches: [touch(1), touch(3)] })).toEqual(on(1));
});

it('a lead that was opened again came with the enquiry that opened it, not with those of the round before or those that joined since', () => {
  const again = { capturedAt: on(1), reopenedFrom: on(5), openedAt: on(8), touches: [touch(1), touch(2), touch(8), touch(9)] };
  expect(enquiredAt(again)).toEqual(on(8));
});

it('one that was opened again by a late word went by everything known then', () => {
  const again = { capturedAt: on(1), reopenedFrom: on(5), openedAt: on(10), touches: [touch(1), touch(6), touch(8)] };
  expect(enquiredAt(again)).toEqual(on(8));
});
