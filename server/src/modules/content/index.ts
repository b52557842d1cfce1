import { businessDayOf } from '@yinqiao/shared/domain';
import { businessNow } from '../../platform/clock/clock';
import { route } from '../../platform/http/route';
import { defineModule } from '../../platform/module';
import { scriptsInForce } from './script.reads';

export type { Script } from './script.model';
export { isInForce, scriptById, scriptsInForce } from './script.reads';
export { renderTemplate, type ScriptValues, textOf } from './template';

export const contentModule = defineModule({
  name: 'content',
  abilities: (_actor, can) => {
    can('read', 'Script');
  },
  routes: [
    route('content.scripts', async () => ({
      scripts: (await scriptsInForce(businessDayOf(businessNow()))).map((script) => ({
        scriptId: script._id,
        version: script.version,
        title: script.title,
        text: script.text,
        approvedUntil: script.approvedUntil,
      })),
    })),
  ],
});
