import type { JSDOM } from 'jsdom';
import { readDist } from './dist';
import { withPlainEvents } from './event-shape';
import { openLogicLayer } from './logic-layer';
import { PageStack, parseUrl } from './page-stack';
import { touch } from './touch';
import { openViewLayer } from './view-layer';
import type { WxCall } from './wx/api';
import { createWx } from './wx';

export interface LaunchOptions {
  /** the output folder of `taro build --type weapp` */
  dist: string;
  /** the js_code WeChat would issue to the person holding the phone */
  login: () => Promise<string>;
  /** the server under test: every request goes there, whatever address was built in */
  apiBase?: string;
  /** where a message card or a scanned code leads, e.g. `/pages/benefit/index?id=…`; the first page if absent */
  path?: string;
  /** answers a modal; true by default */
  confirm?: (modal: Record<string, unknown>) => boolean;
  /** what an earlier launch left on the phone */
  store?: Map<string, unknown>;
}

export interface WeappHost {
  /** every call of wx.*, in order */
  calls: WxCall[];
  store: Map<string, unknown>;
  /** what the template compiler or the framework complained about, and what the mini-program's own code threw */
  warnings: string[];
  errors: unknown[];
  /** bytes of each setData */
  dataSizes: number[];
  window: JSDOM['window'];
  currentPage(): { route: string; query: Record<string, string> };
  /** the routes of getCurrentPages(), bottom first */
  stack(): string[];
  /** everything that can be read on the page on top */
  text(): string;
  /** by the id the page gave (`#claim`) or any CSS selector, on the page on top */
  find(selector: string): Element | null;
  /** one touch, down and up; throws when nothing is there */
  tap(selector: string): Promise<void>;
  tapTab(route: string): void;
  back(): void;
  /** the app is looked at again; with a path because a card or a code was opened meanwhile */
  show(path?: string): void;
  /** asks again until the answer is truthy; on time-out the error shows what the page says */
  waitFor<T>(check: () => T, timeoutMs?: number): Promise<NonNullable<T>>;
  close(): void;
}

interface ComponentDefinition {
  properties?: Record<string, unknown>;
  methods?: Record<string, unknown>;
}

const idSelector = (selector: string): string => selector.replace(/#([\w-]+)/g, '[id$="--$1"]');

function redirection(apiBase: string | undefined): (url: string) => string {
  if (!apiBase) return (url) => url;
  return (url) => new URL(new URL(url).pathname + new URL(url).search, apiBase).href;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Starts a compiled mini-program the way WeChat does: two realms, the framework and the template compiler WeChat itself
 * publishes, the output folder unmodified. What WeChat draws natively is not there; its calls are logged instead.
 */
export function launchWeapp(options: LaunchOptions): WeappHost {
  const dist = readDist(options.dist);
  const view = openViewLayer(dist);
  const calls: WxCall[] = [];
  const ended = new AbortController();
  const store = options.store ?? new Map<string, unknown>();
  let registering = 'app';
  let app: Record<string, unknown> = {};

  const pages = new PageStack(dist, view, (route) => requireAs(route));
  const wx = createWx(
    {
      calls,
      ended: ended.signal,
      store,
      login: options.login,
      redirect: redirection(options.apiBase),
      confirm: options.confirm ?? (() => true),
    },
    pages,
  );
  const logic = openLogicLayer(options.dist, {
    wx,
    App: (definition: Record<string, unknown>) => (app = definition),
    getApp: () => app,
    Page: (definition: Record<string, unknown>) => pages.define(registering, definition),
    Component: (definition: ComponentDefinition) => {
      const translated = { properties: view.translateTypes(definition.properties), methods: withPlainEvents(definition.methods ?? {}) };
      const complete: object = { ...definition, ...translated };
      view.codeSpace.component(registering).definition(complete).register();
    },
    Behavior: (definition: unknown) => definition,
    getCurrentPages: pages.instances,
  });
  // App(), Page() and Component() act on "the file being registered": shared chunks call them on another file's behalf.
  function requireAs(file: string): void {
    registering = file;
    logic.require(file);
  }
  const call = (hook: string, argument: unknown) => (app[hook] as ((given: unknown) => void) | undefined)?.call(app, argument);

  requireAs('app');
  if (dist.templates.has('comp')) requireAs('comp');
  const first = parseUrl(options.path ?? `/${dist.routes[0] ?? ''}`);
  let launch = { path: first.route, query: first.query, scene: 1001, referrerInfo: {} };
  call('onLaunch', launch);
  call('onShow', launch);
  pages.reLaunch(options.path ?? `/${first.route}`);

  const find = (selector: string) => pages.current().container.querySelector(idSelector(selector));
  const text = () => pages.current().container.textContent ?? '';
  return {
    calls,
    store,
    warnings: view.warnings,
    errors: view.errors,
    dataSizes: pages.dataSizes,
    window: view.window,
    currentPage: () => ({ route: pages.current().route, query: pages.current().query }),
    stack: () => pages.instances().map((page) => page.route),
    text,
    find,
    async tap(selector) {
      const element = find(selector);
      if (!element) throw new Error(`nothing to tap at ${selector}; the page says: ${text()}`);
      touch(view.window, element);
      await pause(0);
    },
    tapTab: (route) => pages.switchTab(`/${route}`),
    back: () => pages.navigateBack(1),
    show(path) {
      const opened = path === undefined ? launch : parseUrl(path);
      launch = { ...launch, query: opened.query };
      call('onShow', launch);
    },
    async waitFor(check, timeoutMs = 15_000) {
      const until = performance.now() + timeoutMs;
      for (;;) {
        const answer = check();
        if (answer) return answer;
        if (performance.now() > until) throw new Error(`waited ${timeoutMs} ms in vain for ${String(check)}; the page says: ${text()}`);
        await pause(20);
      }
    },
    close() {
      ended.abort();
      pages.close();
      logic.close();
      view.window.close();
    },
  };
}
