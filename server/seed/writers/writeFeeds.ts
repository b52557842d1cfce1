import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookResultsFile } from '../../src/modules/delegations/results/bookResultsFile';
import { DEMO_START } from '../bank/calendar';
import { resultsFiles } from '../bank/resultsFiles';

/**
 * Puts the core's daily files into `feeds` and books those that have arrived by the demo's hour, as the morning's run did.
 * The others lie there as the core's future deliveries; the product takes each only when its morning comes.
 */
export async function writeFeeds(seed: number, dataDir: string): Promise<void> {
  const folder = join(dataDir, 'feeds');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name.startsWith('results-')) rmSync(join(folder, name));
  for (const { fileName, text, deliveredAt } of resultsFiles(seed)) {
    writeFileSync(join(folder, fileName), text);
    if (deliveredAt > DEMO_START) continue;
    const booked = await bookResultsFile({ fileName, content: text, arrivedAt: deliveredAt });
    if (booked === 'refused') throw new Error(`the product refused ${fileName}`);
  }
}
