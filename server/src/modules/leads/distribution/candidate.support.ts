import type { Candidate } from './eligibility';

/** An RM at work with room, for tests that say only what matters to them. */
export const candidate = (staffId: string, over: Partial<Candidate> = {}): Candidate => ({
  staffId,
  unitId: 'riverside',
  desk: 'outlet',
  servesNext: true,
  onDuty: true,
  licences: ['personal_loan'],
  joinedOn: '2020-01-01',
  weight: null,
  dailyCapacity: 8,
  openCapacity: 30,
  newToday: 0,
  open: 0,
  ...over,
});
