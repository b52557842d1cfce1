import { randomUUID } from 'node:crypto';
import {
  canMoveLead,
  heldLeadStates,
  type LeadState,
  leadTransitions,
  type LeadTransition,
  outcomes,
  type Outcome,
} from '@yinqiao/shared/domain';
import { fireDueClocks } from '../../server/src/modules/leads/crons/fireDueClocks';
import { type Lead, LeadModel } from '../../server/src/modules/leads/lead.model';
import { TaskModel } from '../../server/src/modules/tasks/task.model';
import { businessNow, setBusinessNow } from '../../server/src/platform/clock/clock';
import { WorkItemModel } from '../../server/src/platform/work/models';
import { mulberry32 } from '../support/random';
import { clientOf } from '../support/teams';
import { until } from '../support/until';
import { accept, assignedLead, giveBack, type LeadLab, openOf, startLeadLab, stored, workbench } from './leads.support';

jest.setTimeout(600_000);

/** R17: random commands against the real API; whatever is tried, the lead moves by the table or not at all. */
const SEQUENCES = Number(process.env['MODEL_SEQUENCES'] ?? 10);
const COMMANDS = 12;
const random = mulberry32(17);
const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

let lab: LeadLab;
beforeAll(async () => {
  lab = await startLeadLab();
  await setBusinessNow(new Date('2026-11-23T09:30:00+08:00'));
}, 120_000);
afterAll(() => lab?.bank.stop());

type Command = 'accept' | 'return' | 'transfer' | 'grab' | 'wait' | Outcome;
const commands: readonly Command[] = [
  ...(['accept', 'accept', 'return', 'transfer', 'grab', 'wait', 'wait'] as const),
  ...(['intent_follow', 'considering', 'no_answer', 'completed', 'declined', 'wrong_number'] as const),
];
/** The transition that a command asks for. */
const transitionOf = (command: Exclude<Command, 'wait'>): LeadTransition =>
  command === 'accept' || command === 'return' || command === 'transfer' || command === 'grab' ? command : 'contact';
const mayFollow: Record<Exclude<Command, 'wait'>, readonly LeadState[]> = {
  ...{ accept: ['accepted'], return: ['waiting', 'new', 'assigned'], transfer: ['assigned'], grab: ['accepted'] },
  ...(Object.fromEntries(
    Object.entries(outcomes).map(([id, { leadState }]) => [id, leadState ? [leadState] : ['accepted', 'contacted', 'qualified', 'lost']]),
  ) as Record<Outcome, LeadState[]>),
};

async function run(command: Exclude<Command, 'wait'>, lead: Lead): Promise<string> {
  const staffId = lead.staffId ?? oneOf(lab.team.staffIds);
  const rm = await workbench(lab, staffId);
  const asked = (): Promise<unknown> => {
    if (command === 'accept') return accept(rm, lead._id, lead.assignmentNo);
    if (command === 'return') return giveBack(rm, lead._id, lead.assignmentNo);
    if (command === 'grab') return rm.call('leads.grab', { params: { leadId: lead._id }, idempotencyKey: randomUUID() });
    if (command === 'transfer') return byManager(lead);
    const body = { assignmentNo: lead.assignmentNo, outcome: command };
    return rm.call('leads.recordOutcome', { params: { leadId: lead._id }, body, idempotencyKey: randomUUID() });
  };
  return asked().then(
    () => 'done',
    (error: { code?: string }) => error.code ?? 'fault',
  );
}

async function byManager(lead: Lead): Promise<void> {
  const manager = await clientOf(lab.bank.url, 'staff', lab.team.managerId, 'console');
  const toStaffId = oneOf(lab.team.staffIds.filter((id) => id !== lead.staffId));
  const body = { leads: [{ leadId: lead._id, assignmentNo: lead.assignmentNo }], toStaffId, reason: 'overloaded' as const };
  const { moved } = await manager.call('leads.transfer', { body, idempotencyKey: randomUUID() });
  if (moved === 0) throw Object.assign(new Error('not moved'), { code: 'NOT_MOVED' });
}

const quiet = () =>
  until('nothing is left to do', async () => (await WorkItemModel.countDocuments({ state: { $in: ['ready', 'leased'] } })) === 0, 60_000);

/** Time passes: hours, or days, always to a time at which outlets are open. */
async function wait(): Promise<void> {
  const next = new Date(businessNow().getTime() + oneOf([20, 70, 130, 24 * 60, 4 * 24 * 60]) * 60_000);
  const hour = (next.getUTCHours() + 8) % 24;
  if (hour < 9 || hour >= 16) next.setTime(next.getTime() + ((33 - hour) % 24) * 3_600_000);
  await setBusinessNow(next);
  await fireDueClocks.run(next);
  await quiet();
}

const reachable = (from: LeadState): Set<LeadState> =>
  new Set(Object.values(leadTransitions).flatMap((one) => (one.from.includes(from) ? [one.to] : [])));

it(`${SEQUENCES} random lives of ${COMMANDS} commands each keep to the table, to one owner and to a history without gaps`, async () => {
  let moves = 0;
  for (let n = 0; n < SEQUENCES; n += 1) {
    const { _id } = await assignedLead(lab);
    for (let i = 0; i < COMMANDS; i += 1) {
      await quiet();
      const before = await stored(_id);
      const command = oneOf(commands);
      if (command === 'wait') {
        await wait();
        continue;
      }
      const answer = await run(command, before);
      await quiet();
      const after = await stored(_id);
      const allowed = canMoveLead(before.state, transitionOf(command)) && (command === 'transfer' || command === 'grab' || before.staffId);
      if (!allowed) expect([command, before.state, answer]).not.toContain('done');
      if (answer !== 'done') expect([after.state, after.assignmentNo]).toEqual([before.state, before.assignmentNo]);
      // A return is followed at once by distribution, which gives what waits, or pools what everybody has handed back.
      if (answer === 'done')
        expect([...mayFollow[command], ...(command === 'return' ? ['assigned', 'pooled'] : [])]).toContain(after.state);
      if (answer === 'done' && before.state !== after.state) moves += 1;
      expect(['fault', 'SERVER_FAULT']).not.toContain(answer);
    }
    await checkLife(await stored(_id));
  }
  process.stdout.write(`${SEQUENCES} lives of ${COMMANDS} commands: ${moves} moves\n`);
  for (const staffId of lab.team.staffIds) expect(await openOf(staffId)).toBe(await LeadModel.countDocuments({ staffId, open: true }));
  expect(await LeadModel.countDocuments({ open: false, nextClockAt: { $ne: null } })).toBe(0);
});

async function checkLife(lead: Lead): Promise<void> {
  const held = heldLeadStates.includes(lead.state);
  expect([lead.open ? held : true, lead.open]).toEqual([lead.open ? lead.staffId !== null : true, lead.open]);
  const given = lead.history.filter(({ what }) => ['assigned', 'transferred', 'grabbed', 'taken_back'].includes(what));
  expect(given.map(({ assignmentNo }) => assignmentNo)).toEqual(given.map((_, n) => n + 1));
  expect(lead.assignmentNo).toBe(given.length);
  const times = lead.history.map(({ at }) => at.getTime());
  expect(times).toEqual([...times].sort((a, b) => a - b));
  const open = await TaskModel.find({ 'subject.id': lead._id, state: 'open', kind: { $in: ['first_contact', 'follow_up'] } }).lean();
  for (const task of open) expect([task.staffId, task.assignmentNo]).toEqual([lead.staffId, lead.assignmentNo]);
  expect(reachable(lead.state).size).toBeGreaterThanOrEqual(lead.open ? 1 : 0);
}
