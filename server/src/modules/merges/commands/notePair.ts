import { canMergeStep, type LikenessGround, mergeSteps } from '@yinqiao/shared/domain';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { newId } from '../../../platform/db/ids';
import { insert } from '../../../platform/db/insert';
import { isDuplicateKey, RivalInsert } from '../../../platform/db/transact';
import { type Person, personById } from '../../customers';
import { type Ground, type PersonMerge, PersonMergeModel } from '../personMerge.model';
import { sealWords } from '../sealedWords';

export interface Likeness {
  personIds: readonly [string, string];
  ground: LikenessGround;
  byStaffId: string | null;
  note: string | null;
}

/**
 * Puts two persons who seem to be one on the list, in the caller's transaction. What was decided about them stays, unless a member
 * of staff proposes it again; the same ground twice is one.
 * @returns the id of the pair; null when the two are one person already
 */
export async function notePair({ personIds, ground, byStaffId, note }: Likeness): Promise<string | null> {
  const [one, other] = [await personById(personIds[0]), await personById(personIds[1])];
  if (!one || !other || one._id === other._id) return null;
  const found: NewGround = { ground, at: businessNow(), byStaffId, note };
  const pair = [one._id, other._id].sort().join(':');
  const known = await PersonMergeModel.findOne({ pair }).lean<PersonMerge | null>();
  const mergeId = known?._id ?? (await open(pair, one, other, found));
  const isNew = !known || (byStaffId !== null && known.state !== 'merged') || !known.grounds.some((before) => before.ground === ground);
  if (known && isNew) await add(known, found);
  if (!isNew) return mergeId;
  await audit({
    actor: byStaffId ? { kind: 'staff', id: byStaffId } : { kind: 'system', id: 'merges' },
    action: 'propose:PersonMerge',
    subjects: [`PersonMerge/${mergeId}`, `Customer/${one._id}`, `Customer/${other._id}`],
    detail: { ground },
  });
  return mergeId;
}

type NewGround = Omit<Ground, 'sealedNote'> & { note: string | null };

/** What was found, with the words about it sealed. */
const groundOf = async (about: Parameters<typeof sealWords>[0], n: number, { note, ...found }: NewGround): Promise<Ground> => ({
  ...found,
  sealedNote: note && (await sealWords(about, `grounds/${n}`, note)),
});

async function open(pair: string, one: Person, other: Person, found: NewGround): Promise<string> {
  const _id = newId('mrg');
  const nothing = { survivorId: null, mergedId: null, mergedAt: null, settled: true, changes: [], absorbed: [], steps: [] };
  const unitPath = commonPath(one.unitPath, other.unitPath);
  const personIds = pair.split(':');
  const grounds = [await groundOf({ _id, personIds }, 0, found)];
  try {
    await insert(PersonMergeModel, [
      { _id, pair, personIds, unitPath, grounds, state: 'open', ...nothing, version: 1, openedAt: found.at },
    ]);
  } catch (error) {
    throw isDuplicateKey(error) ? new RivalInsert('the pair was found at the same moment') : error;
  }
  return _id;
}

/** A proposal by a member of staff opens again what was decided; what the product finds again changes nothing. */
async function add(merge: PersonMerge, found: NewGround): Promise<void> {
  const { _id, state, version } = merge;
  const reopens = found.byStaffId !== null && canMergeStep(state, 'reconsider');
  const $set = { version: version + 1, ...(reopens ? { state: mergeSteps.reconsider.to } : {}) };
  const ground = await groundOf(merge, merge.grounds.length, found);
  const written = await PersonMergeModel.updateOne({ _id, version }, { $set, $push: { grounds: ground } });
  if (written.modifiedCount !== 1) throw new RivalInsert(`the pair ${_id} was decided on at the same moment`);
}

/** The lowest unit that both belong to. */
export function commonPath(one: string, other: string): string {
  const [a, b] = [one.split('/').slice(0, -1), other.split('/').slice(0, -1)];
  const differs = a.findIndex((unit, n) => unit !== b[n]);
  return `${a.slice(0, differs < 0 ? a.length : differs).join('/')}/`;
}
