import { route } from '../../platform/http/route';
import { defineModule } from '../../platform/module';
import { channelsAbilities } from './channels.abilities';
import { createEntry } from './commands/createEntry';
import { endEntry } from './commands/endEntry';
import { openEntry } from './commands/openEntry';

export { kindsFor } from './channels.abilities';
export { type EnteredBy, enteredBy, type EntryTold } from './enteredBy';
export { entryRows } from './entryCode.presenter';
export { entriesIn, openingsOf, ownEntries } from './entryCode.reads';
export { type Invitation, invitationOf } from './invitation';

export const channelsModule = defineModule({
  name: 'channels',
  abilities: channelsAbilities,
  routes: [route('channels.create', createEntry), route('channels.end', endEntry), route('channels.open', openEntry)],
});
