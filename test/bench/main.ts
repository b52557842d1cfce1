import { writeFileSync } from 'node:fs';
import { bundleSizes } from './bundleSizes';
import { claimToAssignment } from './claimToAssignment';
import { decisions } from './decisions/decisions';
import { poolGrowth } from './decisions/poolGrowth';
import { type Figure, print } from './figure';
import { replayGrowth } from './replayGrowth';
import { sidebarProfile } from './sidebarProfile';
import { startToReady } from './startToReady';

const benchmarks: Record<string, () => Promise<Figure[]>> = {
  'bundle-sizes': bundleSizes,
  decisions,
  'pool-growth': poolGrowth,
  'replay-growth': replayGrowth,
  'start-to-ready': startToReady,
  'sidebar-profile': sidebarProfile,
  'claim-to-assignment': claimToAssignment,
};

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const jsonAt = words.indexOf('--json');
  const file = jsonAt >= 0 ? words[jsonAt + 1] : undefined;
  const names = jsonAt >= 0 ? words.toSpliced(jsonAt, 2) : words;
  const unknown = names.filter((name) => !benchmarks[name]);
  if (unknown.length > 0) throw new Error(`no benchmark is called ${unknown.join(', ')}; there are ${Object.keys(benchmarks).join(', ')}`);
  const figures: Figure[] = [];
  for (const [name, run] of Object.entries(benchmarks)) {
    if (names.length > 0 && !names.includes(name)) continue;
    for (const one of await run()) {
      print(one);
      figures.push(one);
    }
  }
  if (file) writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
  process.exit(0);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
