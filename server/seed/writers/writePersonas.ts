import { staffRoles } from '@yinqiao/shared/domain';
import { type DemoPersona, DemoPersonaModel } from '../../src/demo/demo.models';
import { awayWords } from '../../src/modules/orgs/duty';
import { DEMO_DAY } from '../bank/calendar';
import type { DemoCustomer } from '../bank/customers';
import { customerPersonas } from '../bank/personas';
import { isOnDuty } from '../bank/roster';
import { type DemoStaff, relationshipManagers, remoteSeats, staffByName } from '../bank/staff';
import { unitByCode } from '../bank/units';
import { insertAll } from './insertAll';

/** Whom head office's screen can be opened as. */
const CONSOLE: readonly (readonly [name: string, hint: string])[] = [
  ['林若川', '看全行的过程与结果，建任务、下发'],
  ['沈亦可', '看云江分行的线索、分配依据和拆解'],
  ['何承泽', '看城北支行的任务拆解，给客户经理请假、销假'],
  ['程立群', '把分给河东支行的任务拆到网点，给客户经理请假、销假'],
  ['金晓舟', '把分给滨江路网点的任务拆到客户经理，给他们请假、销假'],
  ['梁知行', '看审计与分配依据，复核总行和分行的规则'],
];

/** The story's RM first, then those on duty today, then the others. */
const STORY_STAFF = '周可欣';

/** The people a visitor of the playground can be: seven customers, every RM and remote seat (any may be given a lead), six desks. */
export async function writePersonas(customers: readonly DemoCustomer[]): Promise<void> {
  const rows = [
    ...customerPersonas.map((persona) => customerRow(persona, customers)),
    ...[...relationshipManagers, ...remoteSeats].sort((a, b) => rankOf(a) - rankOf(b)).map(staffRow),
    ...CONSOLE.map(([name, hint]) => consoleRow(staffByName(name), hint)),
  ];
  await insertAll(
    DemoPersonaModel,
    rows.map((row, order) => ({ ...row, order })),
  );
}

type Row = Omit<DemoPersona, 'order'>;

function customerRow({ key, name, label, hint }: (typeof customerPersonas)[number], customers: readonly DemoCustomer[]): Row {
  const customer = customers.find(({ personaKey }) => personaKey === key);
  if (!customer) throw new Error(`no customer is ${key}`);
  const { personId: subjectId, externalUserId } = customer;
  return { _id: key, place: 'customer', subjectId, name, label, hint, wecomUserId: null, externalUserId };
}

const rankOf = (member: DemoStaff): number => (member.name === STORY_STAFF ? 0 : isOnDuty(member, DEMO_DAY) ? 1 : 2);

const staffRow = (member: DemoStaff): Row => ({
  ...identityOf(member, 'relationship_manager'),
  label: unitByCode(member.unitCode).name,
  hint: awayWords({ leaves: member.leave ? [member.leave] : [] }, DEMO_DAY) ?? (isOnDuty(member, DEMO_DAY) ? '今天在岗' : '今天轮休'),
});

const consoleRow = (member: DemoStaff, hint: string): Row => ({
  ...identityOf(member, 'console'),
  label: `${unitByCode(member.unitCode).name} · ${staffRoles[member.role]}`,
  hint,
});

const identityOf = ({ staffId, name, wecomUserId }: DemoStaff, place: Row['place']) => ({
  _id: place === 'console' ? `console-${wecomUserId}` : wecomUserId,
  place,
  subjectId: staffId,
  name,
  wecomUserId,
  externalUserId: null,
});
