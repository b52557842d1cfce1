import type { Person } from './person.model';

type Known = Pick<Person, '_id' | 'maskedName' | 'maskedPhone' | 'ownerStaffId' | 'createdAt'>;

/** Names that the product gives where it knows none. */
export const NAMELESS: readonly string[] = ['微信用户', '未留姓名'];

const knownBy = (person: Known): number[] => [
  NAMELESS.includes(person.maskedName) ? 1 : 0,
  person.maskedPhone === '' ? 1 : 0,
  person.ownerStaffId === null ? 1 : 0,
  person.createdAt.getTime(),
];

/**
 * Which of two persons stays when they are one: whom the bank knows by name, by phone, who has a book owner, whom it has known
 * longer. The same whichever comes first.
 */
export function survivorOf<P extends Known>(one: P, other: P): { survivor: P; merged: P } {
  const [a, b] = [knownBy(one), knownBy(other)];
  const place = a.findIndex((figure, n) => figure !== b[n]);
  const first = place < 0 ? one._id < other._id : a[place]! < b[place]!;
  return first ? { survivor: one, merged: other } : { survivor: other, merged: one };
}
