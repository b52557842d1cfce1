import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every screen there is, made from the routers and the mini-program's own list, so that a new page is in it. */
export interface Screen {
  name: string;
  /** Path and hash; `:name` and `{name}` stand for ids. */
  address: string;
  /** Who looks, at which client; null for the playground. */
  viewer: { personaId: string; client: 'h5' | 'sidebar' | 'workbench' | 'console' } | null;
  /** Shown inside the simulator's client, because it needs the WeCom bridge. */
  insideWecom: boolean;
}

interface AppConfig {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
}

const CUSTOMER = { personaId: 'chen-jianjun', client: 'h5' } as const;
const MANAGER = { personaId: 'zhoukexin', client: 'workbench' } as const;
const PLANNER = { personaId: 'console-linruochuan', client: 'console' } as const;

const slug = (path: string) => path.replace(/[/:]+/g, '-').replace(/^-|-$/g, '') || 'home';

const ROOT = join(__dirname, '../..');

/** The pages of the compiled mini-program, from its own list. */
function miniProgramPages(): string[] {
  const config = JSON.parse(readFileSync(join(ROOT, 'miniapp/dist/weapp/app.json'), 'utf8')) as AppConfig;
  return [...config.pages, ...config.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`))];
}

/** The paths an entry's router is made of. @throws Error when the list is not there */
function pathsOf(entry: string): string[] {
  const source = readFileSync(join(ROOT, `wecom-sidebar/src/apps/${entry}/paths.ts`), 'utf8');
  const list = /Paths = \[([\s\S]*?)\] as const/.exec(source)?.[1];
  const paths = [...(list ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '');
  if (paths.length === 0) throw new Error(`no paths in the router of ${entry}`);
  return paths;
}

/** What a mini-program page needs to show something. */
const QUERIES: Record<string, string> = {
  'pages/benefit/index': '?id={campaignId}',
  'pkg-benefits/claimed/index': '?id={couponId}',
  'pkg-products/product/index': '?id=prd_P07',
  'pkg-products/enquiry/index': '?id=prd_P17',
};

export const screens: readonly Screen[] = [
  { name: 'playground', address: '/', viewer: null, insideWecom: false },
  ...miniProgramPages().map((page) => ({
    name: `h5-${slug(page.replace(/\/index$/, ''))}`,
    address: `/h5/#/${page}${QUERIES[page] ?? ''}`,
    viewer: CUSTOMER,
    insideWecom: false,
  })),
  ...pathsOf('workbench').map((path) => ({
    name: `workbench-${slug(path)}`,
    address: `/workbench.html#${path}`,
    viewer: MANAGER,
    insideWecom: false,
  })),
  ...pathsOf('sidebar').map((path) => ({
    name: `sidebar-${slug(path)}`,
    address: `/sidebar.html#${path}`,
    viewer: { ...MANAGER, client: 'sidebar' as const },
    insideWecom: true,
  })),
  ...pathsOf('console').map((path) => ({
    name: `console-${slug(path)}`,
    address: `/console.html#/${path}`,
    viewer: PLANNER,
    insideWecom: false,
  })),
];

/** Fills the ids of an address. @throws Error for one that nobody gave */
export function fill(address: string, ids: Record<string, string>): string {
  return address.replace(/:(\w+)|\{(\w+)\}/g, (whole, a?: string, b?: string) => {
    const id = ids[a ?? b ?? ''];
    if (id === undefined) throw new Error(`no id for ${whole} in ${address}`);
    return id;
  });
}
