import type { IPluginContext } from '@tarojs/service';
import { SPOKEN_ATTRIBUTES } from '../src/platform/spoken-attributes';

interface Platform {
  template?: { mergeComponents(context: IPluginContext, components: object): void };
  runtimePath: string | string[];
}

/** Adds the attributes of screen readers to the mini-program's templates. */
export default (context: IPluginContext): void => {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform: Platform) {
      if (!platform.template) return;
      platform.template.mergeComponents(context, SPOKEN_ATTRIBUTES);
      platform.runtimePath = [platform.runtimePath, require.resolve('../src/platform/spoken-runtime.ts')].flat();
    },
  });
};
