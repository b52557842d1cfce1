import type { TryRung } from '../walk';

/** 0 红线: nobody is given the enquiry of a person whom the bank does not market to; the service goes on elsewhere. */
export const redLines: TryRung<'red_lines'> = (_rung, { customer }) => {
  const [why] = customer.redLines;
  return why ? { found: why, outcome: { kind: 'excluded', by: 'red_lines', why } } : { found: 'passed' };
};
