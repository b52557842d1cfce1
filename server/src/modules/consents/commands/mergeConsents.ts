import type { ProductLine } from '@yinqiao/shared/domain';
import { ConsentWithdrawn } from '../../../events/consents';
import { addDocument, type Change, changeAll, changeDocument, removeDocument } from '../../../platform/db/reversible';
import { emit } from '../../../platform/work';
import { type Consent, ConsentModel } from '../consent.model';
import { ContactStateModel, type ContactState } from '../contactState.model';
import { contactStateOf } from '../consent.reads';
import { writeContactState } from '../contactStateWrites';

/** The stricter word of two persons who are one. */
const STRICTNESS: readonly ContactState['marketing'][] = ['refused', 'service_only', 'agreed', 'unknown'];

/**
 * What two persons agreed to and refused becomes what one did, in the caller's transaction. A no that was said after a yes to the
 * same line stands, whichever of them said it: that yes ends as by any withdrawal. @returns how to take it back
 */
export async function mergeConsents(survivorId: string, mergedId: string, at: Date): Promise<Change[]> {
  const consents = await ConsentModel.find({ personId: { $in: [survivorId, mergedId] } }).lean<Consent[]>();
  const [state, other] = [await contactStateOf(survivorId), await contactStateOf(mergedId)];
  if (other.version === 0 && consents.every(({ personId }) => personId === survivorId)) return [];
  const refusedAt = later(state.refusedAt, other.refusedAt);
  const overruled = consents.filter((consent) => consent.withdrawnAt === null && isOverruled(consent, consents, refusedAt));
  const changes: Change[] = [];
  for (const consent of overruled) changes.push(await changeDocument(ConsentModel, consent, { withdrawnAt: at }));
  changes.push(...(await changeAll(ConsentModel, { personId: mergedId }, { personId: survivorId })));
  const live = consents.filter((consent) => consent.withdrawnAt === null && !overruled.includes(consent));
  changes.push(...(await writeStates(state, other, { ...wordsOf(state, other), lines: linesOf(live), refusedAt })));
  for (const { _id, productLine } of overruled) await emit(ConsentWithdrawn, { personId: survivorId, consentId: _id, productLine });
  return changes;
}

/**
 * After a merge was taken back: each of the two is reachable about the lines that consents of their own carry. A no that was said
 * since the merge was said by one of them, nobody knows which: it stands for both, and whatever rests on a consent that ended
 * meanwhile ends.
 */
export async function partConsents(survivorId: string, mergedId: string, mergedAt: Date): Promise<void> {
  const { refusedAt, restUntil } = await contactStateOf(survivorId);
  for (const personId of [survivorId, mergedId]) {
    await settleLines(personId, mergedAt);
    const state = await contactStateOf(personId);
    if (refusedAt && refusedAt >= mergedAt && isMilder(state, refusedAt)) {
      await writeContactState(state, { marketing: 'refused', lines: [], refusedAt, restUntil: later(restUntil, state.restUntil) });
    }
    await emit(ConsentWithdrawn, { personId, consentId: null, productLine: null });
  }
}

const isMilder = ({ marketing, refusedAt }: ContactState, at: Date): boolean =>
  marketing !== 'refused' || refusedAt === null || refusedAt < at;

async function settleLines(personId: string, mergedAt: Date): Promise<void> {
  const state = await ContactStateModel.findById(personId).lean<ContactState | null>();
  if (!state) return;
  const live = await ConsentModel.find({ personId, withdrawnAt: null }).lean<Consent[]>();
  const known = state.lines.filter(({ consentId }) => live.some(({ _id }) => _id === consentId));
  const missing = linesOf(live).filter(({ productLine }) => !known.some((line) => line.productLine === productLine));
  const ended = (await ConsentModel.find({ personId, withdrawnAt: { $gte: mergedAt } }).lean<Consent[]>()).map((one) => one.productLine);
  const refused = [...new Set(ended)].filter(
    (line) => !state.withdrawnLines.includes(line) && !live.some(({ productLine }) => productLine === line),
  );
  if (known.length === state.lines.length && missing.length === 0 && refused.length === 0) return;
  await writeContactState(state, { lines: [...known, ...missing], withdrawnLines: [...state.withdrawnLines, ...refused] });
}

/** The other person said no after this yes. */
function isOverruled({ personId, productLine, grantedAt }: Consent, all: readonly Consent[], refusedAt: Date | null): boolean {
  if (refusedAt && refusedAt >= grantedAt) return true;
  const others = all.filter((one) => one.personId !== personId && one.productLine === productLine);
  return others.some(({ withdrawnAt }) => withdrawnAt !== null && withdrawnAt > grantedAt);
}

/** By line, the consent given last. */
function linesOf(live: readonly Consent[]): ContactState['lines'] {
  const latest = new Map<ProductLine, string>();
  for (const { _id, productLine } of [...live].sort((a, b) => a.grantedAt.getTime() - b.grantedAt.getTime())) latest.set(productLine, _id);
  return [...latest].map(([productLine, consentId]) => ({ productLine, consentId }));
}

function wordsOf(state: ContactState, other: ContactState): Pick<ContactState, 'marketing' | 'withdrawnLines' | 'restUntil' | 'touches'> {
  return {
    marketing: STRICTNESS.find((word) => word === state.marketing || word === other.marketing) ?? 'unknown',
    withdrawnLines: [...new Set([...state.withdrawnLines, ...other.withdrawnLines])],
    restUntil: later(state.restUntil, other.restUntil),
    touches: [...state.touches, ...other.touches].sort((a, b) => a.at.getTime() - b.at.getTime()),
  };
}

type Together = Omit<ContactState, '_id' | 'version'>;

async function writeStates(state: ContactState, other: ContactState, words: Together): Promise<Change[]> {
  const open = words.lines.map(({ productLine }) => productLine);
  const together = { ...words, withdrawnLines: words.withdrawnLines.filter((line) => !open.includes(line)) };
  const removed = other.version > 0 ? [await removeDocument(ContactStateModel, other)] : [];
  if (state.version > 0) return [...removed, await changeDocument(ContactStateModel, state, { ...together, version: state.version + 1 })];
  if (other.version === 0) return [];
  return [...removed, await addDocument(ContactStateModel, { ...together, _id: state._id, version: 1 })];
}

const later = (a: Date | null, b: Date | null): Date | null => (a && b ? (a > b ? a : b) : (a ?? b));
