import { isObject } from '../http/readBody';

const CLOCK = '([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?';
const DATE = '\\d{4}(年\\d{1,2}月\\d{1,2}日|-\\d{1,2}-\\d{1,2}|/\\d{1,2}/\\d{1,2})';

/** What each kind of value may hold (wecom-api §13.5). */
const VALUES: Readonly<Record<string, RegExp>> = {
  thing: /^.{1,20}$/su,
  number: /^-?(?=.{1,32}$)\d+(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}\s]{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: new RegExp(`^(${DATE} ?)?${CLOCK}(~(${DATE} ?)?${CLOCK})?$`),
  date: new RegExp(`^${DATE}( ${CLOCK})?(~${DATE}( ${CLOCK})?)?$`),
  amount: /^[^\d\s.]?\d{1,10}(\.\d{1,2})?元?$/u,
  phone_number: /^[\d+\- ]{1,17}$/,
  car_number: /^[\p{L}\d]{1,8}$/u,
  name: /^(\p{Script=Han}{1,10}|[A-Za-z .]{1,20})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
};

/** The first of the template's keys whose value is missing or not of its kind. */
export function misfitOfData(keys: readonly string[], data: unknown): string | undefined {
  const given = isObject(data) ? data : {};
  return keys.find((key) => {
    const entry = given[key];
    const value = isObject(entry) ? entry['value'] : undefined;
    const pattern = VALUES[key.replace(/\d+$/, '')];
    return (typeof value !== 'string' && typeof value !== 'number') || (pattern !== undefined && !pattern.test(String(value)));
  });
}
