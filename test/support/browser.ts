import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium of CHROME_PATH, else the one inside the npm package (Linux x64). @throws Error that says so elsewhere */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? (await packagedChromium()), args: ARGS });
}

async function packagedChromium(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('set CHROME_PATH to a Chromium: the packaged one is for Linux x64');
  const folder = join(__dirname, '../../.data/chromium');
  mkdirSync(join(folder, 'fontconfig'), { recursive: true });
  // The package's own configuration names folders of another machine, and without any font a page has no text at all.
  writeFileSync(join(folder, 'fontconfig/fonts.conf'), `<fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir></fontconfig>`);
  Object.assign(process.env, { TMPDIR: folder, FONTCONFIG_PATH: join(folder, 'fontconfig'), AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' });
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

const FONT_HOST = 'http://font.test';
const FAMILIES = ['PingFang SC', 'Noto Sans SC', 'Noto Sans', 'Arial', 'Helvetica', 'sans-serif'];

/** Pictures need Chinese type, which the packaged Chromium lacks: Noto Sans SC from npm, under the names the pages ask for. Screenshots only. */
export async function withChineseType(context: BrowserContext): Promise<void> {
  const folder = dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json'));
  const css = readFileSync(join(folder, 'index.css'), 'utf8').replaceAll('./files/', `${FONT_HOST}/files/`);
  const sheet = FAMILIES.slice(0, -1)
    .map((family) => css.replaceAll("'Noto Sans SC Variable'", `'${family}'`))
    .join('\n');
  await context.route(`${FONT_HOST}/**`, (route) => {
    const path = new URL(route.request().url()).pathname;
    const headers = { 'access-control-allow-origin': '*' };
    if (path === '/type.css') return route.fulfill({ contentType: 'text/css', body: sheet, headers });
    return route.fulfill({ path: join(folder, path), headers });
  });
  // A text, not a function: what transforms this file must not reach into the page.
  await context.addInitScript({
    content: `(() => {
      const add = () => document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '${FONT_HOST}/type.css' }));
      if (document.head) add(); else document.addEventListener('DOMContentLoaded', add);
    })();`,
  });
}
