import { businessNow } from '../../../platform/clock/clock';
import { contactStateOf } from '../consent.reads';
import type { ContactState } from '../contactState.model';
import { writeContactState } from '../contactStateWrites';

const KEEP_DAYS = 31;

/** Counts a marketing touch on the state the gate has just judged; serialises with withdrawals. Inside a transaction. */
export async function reserveTouch(state: ContactState, deliveryId: string): Promise<void> {
  const now = businessNow();
  const recent = state.touches.filter((touch) => now.getTime() - touch.at.getTime() < KEEP_DAYS * 86_400_000);
  await writeContactState(state, { touches: [...recent, { deliveryId, at: now }] });
}

/** Gives a touch back: the send was cancelled and nothing left. Inside a transaction. */
export async function releaseTouch(personId: string, deliveryId: string): Promise<void> {
  const state = await contactStateOf(personId);
  if (!state.touches.some((touch) => touch.deliveryId === deliveryId)) return;
  await writeContactState(state, { touches: state.touches.filter((touch) => touch.deliveryId !== deliveryId) });
}
