import { ApprovalModel } from '../approval.model';

/** Requests of earlier releases knew of no authors beside whoever asked. */
export const nameRequesters = async (): Promise<void> => {
  await ApprovalModel.collection.updateMany({ authors: { $exists: false } }, [{ $set: { authors: ['$requestedBy'] } }]);
};
