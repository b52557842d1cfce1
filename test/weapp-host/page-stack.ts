import type { Dist } from './dist';
import { withPlainEvents } from './event-shape';
import type { ViewLayer } from './view-layer';

type Query = Record<string, string>;
type Definition = Record<string, unknown>;

/** What getCurrentPages() hands out: the page object the mini-program's own functions live on. */
interface PageInstance {
  route: string;
  __route__: string;
  options: Query;
  data: unknown;
  setData(data: unknown, done?: () => void): void;
  [hook: string]: unknown;
}

interface OpenPage {
  route: string;
  query: Query;
  instance: PageInstance;
  container: HTMLElement;
  release(): void;
}

export class NavigationRefused extends Error {}

const DEEPEST = 10;

/** `/pages/benefit/index?id=1` -> route and query; WeChat does not decode the values. */
export function parseUrl(url: string): { route: string; query: Query } {
  const [path = '', search = ''] = url.split('?');
  const query: Query = {};
  for (const pair of search.split('&').filter(Boolean)) {
    const [key = '', ...value] = pair.split('=');
    query[key] = value.join('=');
  }
  return { route: path.replace(/^\//, ''), query };
}

/** Pages as WeChat keeps them: tabs live on once visited, everything else is a stack of ten at most. */
export class PageStack {
  private readonly definitions = new Map<string, Definition>();
  private readonly livingTabs = new Map<string, OpenPage>();
  private stack: OpenPage[] = [];
  private closed = false;
  /** bytes of every setData, in order: the traffic between the two layers of a real client */
  readonly dataSizes: number[] = [];

  constructor(
    private readonly dist: Dist,
    private readonly view: ViewLayer,
    private readonly loadPage: (route: string) => void,
  ) {}

  /** What the mini-program's `Page()` calls; the loader knows which file is being registered. */
  define(route: string, definition: Definition): void {
    this.definitions.set(route, definition);
    this.view.codeSpace.component(route).pageDefinition(withPlainEvents(definition)).register();
  }

  instances = (): PageInstance[] => this.stack.map((page) => page.instance);

  current(): OpenPage {
    const page = this.stack.at(-1);
    if (!page) throw new Error('no page is open');
    return page;
  }

  navigateTo(url: string): void {
    const { route, query } = this.known(url);
    if (this.isTab(route)) throw new NavigationRefused('can not navigateTo a tabbar page');
    if (this.stack.length >= DEEPEST) throw new NavigationRefused('webview count limit exceed');
    this.hide(this.current());
    this.push(this.open(route, query));
  }

  redirectTo(url: string): void {
    const { route, query } = this.known(url);
    if (this.isTab(route)) throw new NavigationRefused('can not redirectTo a tabbar page');
    this.unload(this.stack.pop());
    this.push(this.open(route, query));
  }

  navigateBack(delta: number): void {
    const leave = Math.min(delta, this.stack.length - 1);
    if (leave < 1) throw new NavigationRefused('cannot navigate back at first page');
    for (const page of this.stack.splice(this.stack.length - leave).reverse()) this.unload(page);
    this.show(this.current());
  }

  switchTab(url: string): void {
    const { route } = this.known(url);
    if (!this.isTab(route)) throw new NavigationRefused('can not switch to no-tabBar page');
    const shown = this.stack.at(-1);
    if (shown?.route === route) return;
    if (shown && this.isTab(shown.route)) this.hide(shown);
    for (const page of this.stack.reverse()) if (!this.isTab(page.route)) this.unload(page);
    this.stack = [];
    const living = this.livingTabs.get(route);
    if (!living) return this.push(this.open(route, {}));
    this.stack = [living];
    this.show(living);
  }

  reLaunch(url: string): void {
    const { route, query } = this.known(url);
    for (const page of new Set([...this.stack.reverse(), ...this.livingTabs.values()])) this.unload(page);
    this.stack = [];
    this.livingTabs.clear();
    this.push(this.open(route, query));
  }

  /** Nothing reaches the view any more. */
  close(): void {
    this.closed = true;
  }

  /** Calls a hook of the page on top, as a pull-down or a share would. */
  callHook(name: string, ...args: unknown[]): unknown {
    return this.call(this.current(), name, ...args);
  }

  private known(url: string): { route: string; query: Query } {
    const target = parseUrl(url);
    if (!this.dist.routes.includes(target.route)) throw new NavigationRefused(`page "${target.route}" is not found`);
    return target;
  }

  private isTab = (route: string): boolean => this.dist.tabs.includes(route);

  private push(page: OpenPage): void {
    this.stack.push(page);
    if (this.isTab(page.route)) this.livingTabs.set(page.route, page);
    this.call(page, 'onLoad', page.query);
    this.show(page);
    setTimeout(() => this.call(page, 'onReady'), 0);
  }

  private open(route: string, query: Query): OpenPage {
    if (!this.definitions.has(route)) this.loadPage(route);
    const { document } = this.view.window;
    const container = document.body.appendChild(document.createElement('main'));
    container.dataset['route'] = route;
    const placeholder = container.appendChild(document.createElement('span'));
    const root = this.view.backend.createRoot('wx-page', this.view.codeSpace, route);
    root.attach(container as never, placeholder as never);
    const instance = root.get() as unknown as PageInstance;
    Object.assign(instance, { route, __route__: route, options: query });
    this.passDataAsText(instance);
    const release = () => {
      root.release();
      container.remove();
    };
    return { route, query, instance, container, release };
  }

  /** Data crosses between two processes on a phone: what does not survive JSON does not arrive. */
  private passDataAsText(instance: PageInstance): void {
    const setData = instance.setData.bind(instance);
    instance.setData = (data, done) => {
      if (this.closed) return;
      const text = JSON.stringify(data);
      this.dataSizes.push(text.length);
      setData(JSON.parse(text), done);
    };
  }

  private show(page: OpenPage): void {
    page.container.hidden = false;
    this.call(page, 'onShow');
  }

  private hide(page: OpenPage): void {
    page.container.hidden = true;
    this.call(page, 'onHide');
  }

  private unload(page: OpenPage | undefined): void {
    if (!page) return;
    this.livingTabs.delete(page.route);
    this.call(page, 'onUnload');
    page.release();
  }

  private call(page: OpenPage, hook: string, ...args: unknown[]): unknown {
    const member = page.instance[hook];
    return typeof member === 'function' ? (member as (...given: unknown[]) => unknown).apply(page.instance, args) : undefined;
  }
}
