import { BookOwnershipModel, type BookOwnership } from './bookOwnership.model';
import { FollowRelationModel, type FollowRelation } from './followRelation.model';
import { HandlingModel, type Handling } from './handling.model';

/** Whose book the person stood in at an instant; null when in nobody's. */
export const bookOwnerAt = (personId: string, at: Date): Promise<BookOwnership | null> =>
  BookOwnershipModel.findOne({ personId, from: { $lte: at }, $or: [{ to: null }, { to: { $gt: at } }] })
    .sort({ from: -1 })
    .lean<BookOwnership | null>();

/** Every owner the person has had, the latest first. */
export const bookOwnershipsOf = (personId: string): Promise<BookOwnership[]> =>
  BookOwnershipModel.find({ personId }).sort({ from: -1 }).lean<BookOwnership[]>();

/** What is in hand for the person, any product line. */
export const openHandlingsOf = (personId: string): Promise<Handling[]> =>
  HandlingModel.find({ personId, closedAt: null }).lean<Handling[]>();

/** Every friendship the person has or had, the latest first. */
export const friendshipsOf = (personId: string): Promise<FollowRelation[]> =>
  FollowRelationModel.find({ personId }).sort({ since: -1 }).lean<FollowRelation[]>();
