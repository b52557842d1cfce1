import { PersonModel, type Person } from './person.model';

/** Who told a number that nobody has checked; of several the one known longest. */
export const tellerOf = (toldPhoneIndex: string): Promise<Person | null> =>
  PersonModel.findOne({ toldPhoneIndex, mergedInto: { $exists: false } })
    .sort({ createdAt: 1, _id: 1 })
    .lean<Person | null>();
