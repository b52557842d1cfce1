import { type AdviserWish, AdviserWishModel } from './adviserWish.model';
import { BookOwnershipModel, type BookOwnership } from './bookOwnership.model';
import { FollowRelationModel, type FollowRelation } from './followRelation.model';
import { HandlingModel, type Handling } from './handling.model';
import { PayrollModel, type Payroll } from './payroll.model';

/** 换一位: the person's wishes since an instant, the earliest first. */
export const wishesSince = (personId: string, since: Date): Promise<AdviserWish[]> =>
  AdviserWishModel.find({ personId, at: { $gte: since } })
    .sort({ n: 1 })
    .lean<AdviserWish[]>();

/** Advisers who are kept from the person at an instant, because the person asked for another. */
export async function barredAdvisersOf(personId: string, at: Date): Promise<string[]> {
  const wishes = await AdviserWishModel.find({ personId, at: { $lte: at }, barredUntil: { $gt: at } }).lean<AdviserWish[]>();
  return [...new Set(wishes.map(({ fromStaffId }) => fromStaffId))];
}

/** Every owner the person has had, the latest first. */
export const bookOwnershipsOf = (personId: string): Promise<BookOwnership[]> =>
  BookOwnershipModel.find({ personId }).sort({ from: -1 }).lean<BookOwnership[]>();

/** What is in hand for the person, any product line. */
export const openHandlingsOf = (personId: string): Promise<Handling[]> =>
  HandlingModel.find({ personId, closedAt: null }).lean<Handling[]>();

/** Everything that was ever in hand for the person. */
export const handlingsOfPerson = (personId: string): Promise<Handling[]> => HandlingModel.find({ personId }).lean<Handling[]>();

/** What was in hand for the person at an instant. */
export const handlingsAt = (personId: string, at: Date): Promise<Handling[]> =>
  HandlingModel.find({ personId, openedAt: { $lte: at }, $or: [{ closedAt: null }, { closedAt: { $gt: at } }] }).lean<Handling[]>();

/** The friendships that lasted at an instant. */
export const relationsAt = (personId: string, at: Date): Promise<FollowRelation[]> =>
  FollowRelationModel.find({ personId, since: { $lte: at }, $or: [{ endedAt: null }, { endedAt: { $gt: at } }] }).lean<FollowRelation[]>();

/** 代发单位 of the person at an instant; the latest where there are several. */
export const payrollAt = (personId: string, at: Date): Promise<Payroll | null> =>
  PayrollModel.findOne({ personId, since: { $lte: at }, $or: [{ endedAt: null }, { endedAt: { $gt: at } }] })
    .sort({ since: -1 })
    .lean<Payroll | null>();
