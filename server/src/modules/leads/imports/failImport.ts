import { businessNow } from '../../../platform/clock/clock';
import { changeImport } from './changeImport';

/** The work on an import cannot be done: it is over, and says why. In the transaction that ends the job. */
export async function failImport(importId: string, fileFault: string): Promise<void> {
  await changeImport({ _id: importId }, ['reading', 'checking', 'importing'], { state: 'failed', fileFault, finishedAt: businessNow() });
}
