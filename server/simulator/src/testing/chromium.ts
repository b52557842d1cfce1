import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium of CHROME_PATH, else the one inside the npm package (Linux x64), unpacked with its own libraries. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? (await packagedChromium()), args: ARGS, headless: true });
}

async function packagedChromium(): Promise<string> {
  const folder = join(__dirname, '../../../../.data/chromium');
  mkdirSync(join(folder, 'fontconfig'), { recursive: true });
  // The package's own configuration names folders of another machine, and without any font a page has no text at all.
  writeFileSync(join(folder, 'fontconfig/fonts.conf'), `<fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir></fontconfig>`);
  Object.assign(process.env, { TMPDIR: folder, FONTCONFIG_PATH: join(folder, 'fontconfig'), AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' });
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}
