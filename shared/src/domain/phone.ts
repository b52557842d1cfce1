/** What is wrong with a phone number that was written down somewhere. */
export type PhoneFault = 'phone_missing' | 'phone_digits_lost' | 'phone_invalid';

const PREFIX = /^(?:\+|00)?86(?=1\d{10}$)/;
const MOBILE = /^1[3-9]\d{9}$/;
/** Numbers that nobody can have; only where all data is synthetic. */
const SAMPLE = /^10\d{9}$/;
/** 1.38E+10, 13800138000.0: a number as a sheet program shows it. Eleven digits written out are a number, whatever they end in. */
const DIGITS_LOST = /^\d+(?:\.\d+)?[eE]\+?\d+$|^\d+\.\d*$/;

/**
 * A mobile number in its one form, or what is wrong with it. Digits that a sheet program took away are never guessed.
 * @param samplesAllowed whether numbers that cannot be dialled pass, as in the demo
 */
export function normalisePhone(written: string, samplesAllowed: boolean): { phone: string } | { fault: PhoneFault } {
  const narrow = written.normalize('NFKC').trim();
  if (narrow === '') return { fault: 'phone_missing' };
  if (DIGITS_LOST.test(narrow)) return { fault: 'phone_digits_lost' };
  const digits = narrow.replace(/[\s\-()_]/g, '').replace(PREFIX, '');
  return MOBILE.test(digits) || (samplesAllowed && SAMPLE.test(digits)) ? { phone: digits } : { fault: 'phone_invalid' };
}
