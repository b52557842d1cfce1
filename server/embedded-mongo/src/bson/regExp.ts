import { BSONRegExp } from 'bson';
import { MongoError } from '../errors';

/** A regular expression as BSON has it. Throws code 51108 for options that there are not. */
export function bsonRegExp(pattern: string, options: string): BSONRegExp {
  const unknown = [...options].find((option) => !'ilmsux'.includes(option));
  if (unknown) throw new MongoError(51108, `invalid flag in regex options: ${unknown}`);
  return new BSONRegExp(pattern, options);
}
