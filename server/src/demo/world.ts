import type { Data } from '@yinqiao/shared/contracts';
import { businessNow } from '../platform/clock/clock';
import { currentEnv } from '../platform/env/currentEnv';
import { AppError } from '../platform/http/AppError';
import { DEMO_MARK_ID, DemoMarkModel, DemoPersonaModel, type DemoPersona } from './demo.models';

/** The playground's people, the clock, and where the simulator is. */
export async function worldView(): Promise<Data<'demo.world'>> {
  const mark = await DemoMarkModel.findById(DEMO_MARK_ID).lean();
  if (!mark) throw new AppError('DEMO_UNMARKED');
  const personas = await DemoPersonaModel.find().sort({ order: 1 }).lean<DemoPersona[]>();
  const at = (place: DemoPersona['place']) => personas.filter((one) => one.place === place).map(personaData);
  return {
    customers: at('customer'),
    relationshipManagers: at('relationship_manager'),
    console: at('console'),
    businessNow: businessNow().toISOString(),
    seedStart: mark.startsAt.toISOString(),
    wecomClientUrl: `${currentEnv().wecomOauthBase}/client`,
    h5Url: '/h5/',
    sidebarUrl: '/sidebar.html',
    workbenchUrl: '/workbench.html',
    consoleUrl: '/console.html',
  };
}

const personaData = ({ _id, name, label, hint, wecomUserId, externalUserId }: DemoPersona): Data<'demo.world'>['customers'][number] => ({
  personaId: _id,
  name,
  label,
  hint,
  wecomUserId,
  externalUserId,
});
