import { PersonModel, type Person } from './person.model';

/** Where a person belongs and what an audience rule asks about; nothing that names the person. */
export type PersonPlace = Pick<Person, '_id' | 'unitPath' | 'ownerStaffId' | 'groups' | 'tier' | 'birthday'>;

/** Walks over every person without holding them in memory: for counts over the whole book, never for a screen of persons. */
export const personPlaces = (): AsyncIterable<PersonPlace> =>
  PersonModel.find({ mergedInto: { $exists: false } })
    .select({ unitPath: 1, ownerStaffId: 1, groups: 1, tier: 1, birthday: 1 })
    .lean<PersonPlace[]>()
    .cursor({ batchSize: 1_000 });
