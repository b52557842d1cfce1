import { route, type RouteBinding } from '../../platform/http/route';
import { calendarView } from './calendar/calendar.view';
import { publishCalendar } from './calendar/publishCalendar';
import { endLeave } from './commands/endLeave';
import { recordLeave } from './commands/recordLeave';
import { signOutStaff } from './commands/signOutStaff';
import { signEntry } from './jsSdkSignature';
import { myView, treeView } from './orgs.views';

export const orgsRoutes: readonly RouteBinding[] = [
  route('orgs.me', ({ actor }) => myView(actor)),
  route('orgs.signOut', signOutStaff),
  route('orgs.signJsSdk', ({ actor, body }) => signEntry(actor, body)),
  route('orgs.tree', ({ actor }) => treeView(actor)),
  route('orgs.recordLeave', ({ actor, params, body, ifMatch }) => recordLeave(actor, params.staffId, body, ifMatch)),
  route('orgs.endLeave', ({ actor, params, ifMatch }) => endLeave(actor, params, ifMatch)),
  route('orgs.calendar', ({ actor, params }) => calendarView(actor, Number(params.year))),
  route('orgs.publishCalendar', ({ actor, params, body, ifMatch }) => publishCalendar(actor, Number(params.year), body.days, ifMatch)),
];
