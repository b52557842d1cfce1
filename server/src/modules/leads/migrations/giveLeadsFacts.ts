import { businessDayOf, noTies } from '@yinqiao/shared/domain';
import { ageOn, leastAssets, personsByIds } from '../../customers';
import type { LeadFacts } from '../distribution/leadFacts';
import { type Lead, LeadModel } from '../lead.model';

const BATCH = 500;

/** Leads of the first release knew the book owner alone; what the ladder goes by is filled in from what is known today. */
export async function giveLeadsFacts(): Promise<void> {
  for (;;) {
    const leads = (await LeadModel.collection
      .find({ facts: { $exists: false } })
      .limit(BATCH)
      .toArray()) as unknown as Lead[];
    if (leads.length === 0) return;
    const persons = new Map((await personsByIds(leads.map(({ personId }) => personId))).map((person) => [person._id, person]));
    await LeadModel.collection.bulkWrite(
      leads.map((lead) => ({
        updateOne: {
          filter: { _id: lead._id as never },
          update: { $set: { facts: factsOf(lead, persons.get(lead.personId)), 'pool.by': byOf(lead) } },
        },
      })),
    );
  }
}

const byOf = ({ pool }: Lead) => (pool.namedStaffId ? 'book_owner' : 'fair_share');

type Person = Awaited<ReturnType<typeof personsByIds>>[number];

function factsOf({ ownerId, capturedAt }: Lead, person: Person | undefined): LeadFacts {
  const tier = person?.tier ?? 'mass';
  return {
    at: capturedAt,
    source: 'benefit',
    tier,
    assets: person?.assets ?? leastAssets[tier],
    age: person ? ageOn(person.birthday, businessDayOf(capturedAt)) : 0,
    language: null,
    segments: person?.groups ?? [],
    redLines: [],
    ties: { ...noTies, bookOwner: ownerId ? { staffId: ownerId, since: person?.ownerSince ?? capturedAt, lastContactAt: null } : null },
    barred: [],
  };
}
