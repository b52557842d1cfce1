import { LeadModel } from '../lead.model';

/** Leads of the first release came from claims only, were never re-opened and never merged. */
export const openIntake = async (): Promise<void> => {
  await LeadModel.collection.updateMany({ openedAt: { $exists: false } }, [
    {
      $set: {
        openedAt: '$capturedAt',
        reopenedFrom: null,
        mergedInto: null,
        touches: { $map: { input: '$touches', as: 'touch', in: { $mergeObjects: [{ kind: 'benefit', facts: {} }, '$$touch'] } } },
      },
    },
  ]);
};
