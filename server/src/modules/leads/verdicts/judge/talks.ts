import { type TalkEvidence, talkEvidences } from '@yinqiao/shared/domain';
import type { VerdictFacts } from './facts';

/** What is known of a talk: by its own record, or by the date that the book alone keeps. */
export type TalkKind = TalkEvidence | 'book_contact';

/** Somebody of the staff and the customer were in touch. */
export interface Talk {
  staffId: string;
  at: Date;
  evidence: TalkKind;
}

/** Kinds of talk, the strongest evidence first. */
export const talkKinds: readonly TalkKind[] = [...(Object.keys(talkEvidences) as TalkEvidence[]), 'book_contact'];

type Known = Pick<VerdictFacts, 'contacts' | 'ties' | 'holdings' | 'archiveBought'>;

/**
 * Every talk the facts know of, once, the oldest first: the one list that clauses, the grade of the evidence and the told facts are
 * taken from. A chat is one only where the archive is bought; a date of the book is one where no record says more.
 */
export function talksIn({ contacts, ties, holdings, archiveBought }: Known): Talk[] {
  const heard = ties.friends.flatMap(({ staffId, lastHeardAt, evidence }) =>
    lastHeardAt && evidence ? [{ staffId, at: lastHeardAt, evidence }] : [],
  );
  const first = holdings.flatMap(({ staffId, firstContactAt }) =>
    firstContactAt ? [{ staffId, at: firstContactAt, evidence: 'call' as const }] : [],
  );
  const recorded: Talk[] = [...contacts, ...heard, ...first].filter(({ evidence }) => evidence !== 'archive' || archiveBought);
  const { bookOwner } = ties;
  const inBook: Talk[] =
    bookOwner?.lastContactAt && !recorded.some((talk) => talk.staffId === bookOwner.staffId && isAt(talk, bookOwner.lastContactAt))
      ? [{ staffId: bookOwner.staffId, at: bookOwner.lastContactAt, evidence: 'book_contact' }]
      : [];
  return [...new Map([...recorded, ...inBook].map((talk) => [keyOf(talk), talk])).values()].sort((a, b) => a.at.getTime() - b.at.getTime());
}

export const isAt = (talk: Pick<Talk, 'at'>, at: Date | null): boolean => talk.at.getTime() === at?.getTime();

/** Tells one talk from another. */
export const keyOf = ({ staffId, at, evidence }: Talk): string => `${staffId}/${at.getTime()}/${evidence}`;
