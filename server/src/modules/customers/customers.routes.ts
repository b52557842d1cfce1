import { route, type RouteBinding } from '../../platform/http/route';
import { chooseArea } from './commands/chooseArea';
import { setPreferences } from './commands/setPreferences';
import { signInCustomer } from './commands/signInCustomer';
import { signOutCustomer } from './commands/signOutCustomer';

export const customersRoutes: readonly RouteBinding[] = [
  route('customers.signIn', ({ body }) => signInCustomer(body)),
  route('customers.signOut', signOutCustomer),
  route('customers.setPreferences', ({ actor, body }) => setPreferences(actor, body)),
  route('customers.chooseArea', ({ actor, body }) => chooseArea(actor, body.areaId)),
];
