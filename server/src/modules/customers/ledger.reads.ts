import { BookOwnershipModel, type BookOwnership } from './bookOwnership.model';
import { HandlingModel, type Handling } from './handling.model';

/** Every owner the person has had, the latest first. */
export const bookOwnershipsOf = (personId: string): Promise<BookOwnership[]> =>
  BookOwnershipModel.find({ personId }).sort({ from: -1 }).lean<BookOwnership[]>();

/** What is in hand for the person, any product line. */
export const openHandlingsOf = (personId: string): Promise<Handling[]> =>
  HandlingModel.find({ personId, closedAt: null }).lean<Handling[]>();
