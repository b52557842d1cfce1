import type { Ties } from '@yinqiao/shared/domain';
import { bookOwnershipsOf, handlingsAt, type Person, relationsAt } from '../../../customers';
import type { Lead } from '../../lead.model';
import { tiesOf } from '../../toldByTouches';
import type { Contact } from '../judge/facts';
import { enquiredAt } from './enquiredAt';

/**
 * The ledgers as they stood at the enquiry (`enquiredAt`): what was done about it afterwards proves no earlier tie. A later talk writes
 * over an earlier one in the ledger, so that what the lead itself was distributed by is asked too.
 */
export async function ledgersAt(lead: Lead, person: Person, contacts: readonly Contact[]): Promise<Ties> {
  const at = enquiredAt(lead);
  const kept = lead.facts.ties;
  const owner = await ownerAt(person, at);
  const friends = await relationsAt(person._id, at);
  const reached = (staffId: string) => contacts.findLast((contact) => contact.staffId === staffId && contact.at <= at);
  return {
    ...tiesOf(lead.touches.filter((touch) => touch.at <= at)),
    handlings: (await handlingsAt(person._id, at)).map(({ staffId, productLine, openedAt, lastActionAt }) => ({
      staffId,
      productLine,
      since: openedAt,
      lastActionAt,
    })),
    bookOwner: owner && {
      ...owner,
      lastContactAt: latest(at, reached(owner.staffId)?.at, ownContact(person, owner.staffId), keptContact(kept, owner.staffId)),
    },
    friends: friends.map(({ staffId, since, lastHeardAt, evidence }) => {
      const then = kept.friends.find((friend) => friend.staffId === staffId);
      const call = reached(staffId);
      const heard = [
        { lastHeardAt, evidence },
        ...(then ? [then] : []),
        ...(call ? [{ lastHeardAt: call.at, evidence: call.evidence }] : []),
      ]
        .filter((one) => one.lastHeardAt !== null && one.lastHeardAt <= at)
        .sort((a, b) => b.lastHeardAt!.getTime() - a.lastHeardAt!.getTime())[0];
      return { staffId, since, lastHeardAt: heard?.lastHeardAt ?? null, evidence: heard?.evidence ?? null };
    }),
  };
}

/** 管户 by the ledger; a person whom the ledger does not know yet has the copy that the core's file brought. */
async function ownerAt(person: Person, at: Date): Promise<{ staffId: string; since: Date } | null> {
  const ownerships = await bookOwnershipsOf(person._id);
  const held = ownerships.find(({ from, to }) => from <= at && (to === null || to > at));
  if (held) return { staffId: held.staffId, since: held.from };
  if (ownerships.length > 0 || !person.ownerStaffId) return null;
  return { staffId: person.ownerStaffId, since: person.ownerSince ?? person.createdAt };
}

const ownContact = ({ ownerStaffId, ownerContactAt }: Person, staffId: string): Date | null =>
  ownerStaffId === staffId ? ownerContactAt : null;

const keptContact = ({ bookOwner }: Ties, staffId: string): Date | null =>
  bookOwner?.staffId === staffId ? bookOwner.lastContactAt : null;

function latest(until: Date, ...instants: (Date | null | undefined)[]): Date | null {
  const known = instants.flatMap((instant) => (instant && instant <= until ? [instant.getTime()] : []));
  return known.length > 0 ? new Date(Math.max(...known)) : null;
}
