import { z } from 'zod';
import { type Licence, licences, type TransferReason, transferReasons } from '../domain';
import { endpoint } from './endpoint';
import { leadState } from './schemas';
import { count, id, instant, tone } from './values';

const licence = z.enum(Object.keys(licences) as [Licence, ...Licence[]]);
const reason = z.enum(Object.keys(transferReasons) as [TransferReason, ...TransferReason[]]);

const boardLead = z.strictObject({
  leadId: id,
  assignmentNo: count,
  state: leadState,
  stateWord: z.string(),
  tone,
  maskedName: z.string(),
  title: z.string(),
  outletName: z.string(),
  staffId: id.nullable(),
  staffName: z.string().nullable(),
  /** The clock that runs, or why it is here. */
  dueText: z.string().nullable(),
  /** Whoever gets it must hold them all. */
  licences: z.array(licence),
  /** Who let it go not long ago: distribution does not give it back to them, a manager may. */
  notTo: z.array(id),
});
const column = z.strictObject({ total: count, leads: z.array(boardLead) });

/** Most leads that one transfer moves. */
const MOST = 30;

export const leadBoardEndpoints = {
  'leads.board': endpoint('leads.board', {
    summary: 'The manager’s board: what waits, what is overdue, what is followed and what is in the open pool, with the load of every RM.',
    actor: 'staff',
    action: 'read:LeadBoard',
    query: z.strictObject({ unitId: id.optional() }),
    response: z.strictObject({
      now: instant,
      unitName: z.string(),
      mayTransfer: z.boolean(),
      columns: z.strictObject({ waiting: column, overdue: column, following: column, pooled: column }),
      people: z.array(
        z.strictObject({
          staffId: id,
          name: z.string(),
          outletName: z.string(),
          dutyText: z.string(),
          /** On leave: nothing can be given. */
          away: z.boolean(),
          newToday: count,
          dailyCapacity: count,
          open: count,
          openCapacity: count,
          licences: z.array(licence),
        }),
      ),
      /** The viewer’s latest transfer while it can still be taken back. */
      undo: z.strictObject({ transferId: id, leads: count, toName: z.string(), until: instant }).nullable(),
      /** Clocks being reckoned anew after a new calendar. */
      clockRun: z.strictObject({ done: count, total: count }).nullable(),
    }),
  }),
  'leads.transfer': endpoint('leads.transfer', {
    summary: 'A manager gives leads to a member of the unit, with a reason; what cannot be moved is told lead by lead.',
    actor: 'staff',
    action: 'transfer:Lead',
    body: z.strictObject({
      leads: z
        .array(z.strictObject({ leadId: id, assignmentNo: count }))
        .min(1)
        .max(MOST),
      toStaffId: id,
      reason,
    }),
    response: z.strictObject({
      transferId: id,
      moved: count,
      refused: z.array(z.strictObject({ leadId: id, text: z.string() })),
      undoUntil: instant,
    }),
    errors: ['STAFF_UNKNOWN', 'STAFF_AWAY', 'LEAD_UNKNOWN'],
    idempotent: true,
  }),
  'leads.undoTransfer': endpoint('leads.undoTransfer', {
    summary: 'Takes a transfer back within ten minutes, for the leads nobody has accepted since.',
    actor: 'staff',
    action: 'transfer:Lead',
    params: z.strictObject({ transferId: id }),
    response: z.strictObject({ transferId: id, undone: count, kept: count }),
    errors: ['TRANSFER_UNKNOWN', 'TRANSFER_TOO_LATE'],
    idempotent: true,
  }),
};
