import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import type * as Adapter from 'glass-easel-miniprogram-adapter';
import type * as GlassEasel from 'glass-easel';
import { JSDOM } from 'jsdom';
import { compileTemplates } from './compile';
import type { Dist } from './dist';

type CodeSpace = Adapter.CodeSpace;
type Backend = ReturnType<Adapter.MiniProgramEnv['associateBackend']>;

/** The side with a document: WeChat's component framework and the compiled templates inside one jsdom window. */
export interface ViewLayer {
  window: JSDOM['window'];
  codeSpace: CodeSpace;
  backend: Backend;
  /** what the template compiler and the framework complained about */
  warnings: string[];
  errors: unknown[];
  /** component properties name their types by constructor; the framework knows only those of its own realm */
  translateTypes(properties: Properties | undefined): Properties;
}

type Properties = Record<string, unknown>;
type Constructors = Record<string, unknown>;

const requireHere = createRequire(__filename);

/** Evaluates a CommonJS file inside the window's realm, so that the framework finds `document` and `Event` where it looks. */
function load<T>(context: vm.Context, name: string, modules: Record<string, unknown>): T {
  const file = requireHere.resolve(name);
  const wrap = vm.runInContext(`(function (module, exports, require) {${readFileSync(file, 'utf8')}\n})`, context, { filename: file }) as (
    module: { exports: unknown },
    exports: unknown,
    require: (id: string) => unknown,
  ) => void;
  const module = { exports: {} };
  wrap(module, module.exports, (id) => modules[id]);
  return module.exports as T;
}

/** WeChat reports taps to its own tree, the framework leaves that wiring to its host. */
function forwardEvents(glassEasel: typeof GlassEasel, context: GlassEasel.CurrentWindowBackendContext): void {
  context.onEvent((target, type, detail, options) => {
    const event = new glassEasel.Event(type, detail, options);
    glassEasel.Event.dispatchEvent(target, event);
    return event.getEventBubbleStatus();
  });
}

function typeTranslator(own: Constructors): ViewLayer['translateTypes'] {
  const translate = (type: unknown) => (typeof type === 'function' ? (own[type.name] ?? null) : type);
  const property = (given: unknown) =>
    typeof given === 'object' && given !== null ? { ...given, type: translate((given as { type?: unknown }).type) } : translate(given);
  return (properties = {}) => Object.fromEntries(Object.entries(properties).map(([name, given]) => [name, property(given)]));
}

/** Opens a window and fills its code space with the templates of a compiled mini-program. */
export function openViewLayer(dist: Dist): ViewLayer {
  const dom = new JSDOM('<!DOCTYPE html><body></body>', { runScripts: 'outside-only', pretendToBeVisual: true });
  const context = dom.getInternalVMContext();
  const glassEasel = load<typeof GlassEasel>(context, 'glass-easel', {});
  const adapter = load<typeof Adapter>(context, 'glass-easel-miniprogram-adapter', { 'glass-easel': glassEasel });
  const { source, warnings } = compileTemplates(dist);
  const errors: unknown[] = [];
  glassEasel.addGlobalErrorListener((error) => {
    errors.push(error);
    return false;
  });
  glassEasel.addGlobalWarningListener((message) => {
    warnings.push(String(message));
    return false;
  });

  const environment = new adapter.MiniProgramEnv();
  const codeSpace = environment.createCodeSpace('', true);
  // Tests find elements by the id the page gave them.
  codeSpace.getComponentSpace().updateComponentOptions({ writeIdToDOM: true });
  const groupList = vm.runInContext(`(function () { return ${source} })()`, context) as Record<string, never>;
  for (const file of dist.templates.keys()) {
    // Built-in tags are plain nodes here: `bindtap` on one of them is a listener, not an attribute.
    codeSpace.addCompiledTemplate(file, { groupList, content: groupList[file], fallbackListenerOnNativeNode: true } as never);
  }
  for (const [file, config] of dist.statics) codeSpace.addComponentStaticConfig(file, config as Adapter.types.ComponentStaticConfig);

  const windowContext = new glassEasel.CurrentWindowBackendContext();
  forwardEvents(glassEasel, windowContext);
  const constructors = vm.runInContext('({ String, Number, Boolean, Object, Array, Function })', context) as Constructors;
  return {
    window: dom.window,
    codeSpace,
    backend: environment.associateBackend(windowContext),
    warnings,
    errors,
    translateTypes: typeTranslator(constructors),
  };
}
