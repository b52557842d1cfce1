import { newId } from '../../../platform/db/ids';
import { cardBody, type StaffCard } from '../staffCard';
import { planDeliveries, wecomUserIds } from './planDeliveries';

export interface CardFor {
  staffId: string;
  personId: string;
  leadId: string;
  assignmentNo: number;
  card: StaffCard;
}

/** Records cards that are to be sent, inside the caller's transaction; sending follows. */
export async function planStaffCards(cards: readonly CardFor[]): Promise<void> {
  const wecomUserIdOf = await wecomUserIds(cards.map(({ staffId }) => staffId));
  await planDeliveries(
    cards.map(({ card, ...about }) => {
      const _id = newId('dlv');
      return { _id, kind: 'staff_card', ...about, responseCode: null, body: cardBody(_id, wecomUserIdOf(about.staffId), card) };
    }),
  );
}
