import { route } from '../platform/http/route';
import { defineModule } from '../platform/module';
import { agreeToBeAdded, moveClock, resetBank } from './commands';
import { signInPersona } from './signIn';
import { storyView } from './story';
import { worldView } from './world';

export { refuseWhileResting, stopWatchingBank, watchBank } from './bankRest';
export { DEMO_MARK_ID, DemoMarkModel } from './demo.models';
export { seedBank } from './seedBank';

/** The playground's own endpoints; composed in demo mode only, and nobody imports it. */
export const demoModule = defineModule({
  name: 'demo',
  routes: [
    route('demo.world', () => worldView()),
    route('demo.signIn', signInPersona),
    route('demo.story', ({ query }) => storyView(query.personaId)),
    route('demo.agreeToBeAdded', ({ body }) => agreeToBeAdded(body.personaId)),
    route('demo.moveClock', ({ body }) => moveClock(body.to)),
    route('demo.reset', () => resetBank()),
  ],
});
