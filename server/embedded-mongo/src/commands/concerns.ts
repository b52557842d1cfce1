import { isAnyNumber, toNumber } from '../bson/numbers';
import { doc, type Doc, isDoc } from '../bson/value';
import { MongoError } from '../errors';

const READ_LEVELS = new Set(['local', 'available', 'majority', 'linearizable', 'snapshot']);

/**
 * Checks readConcern. One member that answers from its newest state satisfies every level but one: a snapshot outside of a
 * transaction, which is refused (code 246).
 */
export function checkReadConcern(body: Doc): void {
  const concern = body['readConcern'];
  if (concern === undefined) return;
  if (!isDoc(concern)) throw new MongoError(14, "BSON field 'readConcern' is the wrong type, expected type 'object'");
  const { level } = concern as { level?: unknown };
  if (level !== undefined && !(typeof level === 'string' && READ_LEVELS.has(level)))
    throw new MongoError(9, 'readConcern.level must be a known level');
  if (level === 'snapshot' && body['autocommit'] !== false)
    throw new MongoError(246, 'snapshot reads outside of transactions are not supported by this server');
}

/** What the answer says when a write wanted more members than the one there is. */
export function writeConcernError(body: Doc): Doc | undefined {
  const concern = body['writeConcern'];
  const w = isDoc(concern) ? concern['w'] : undefined;
  if (isAnyNumber(w) && toNumber(w) > 1) return failure(100, 'UnsatisfiableWriteConcern', 'Not enough data-bearing nodes');
  if (typeof w === 'string' && w !== 'majority')
    return failure(79, 'UnknownReplWriteConcern', `No write concern mode named '${w}' found in replica set configuration`);
  return undefined;
}

function failure(code: number, codeName: string, errmsg: string): Doc {
  return doc({ code, codeName, errmsg, errInfo: doc({}) });
}
