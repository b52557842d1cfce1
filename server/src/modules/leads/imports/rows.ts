import { openFile } from '../../../platform/files';
import { JobFault } from '../../../platform/jobs';
import { readTableApart, type TableHead } from '../../../platform/tables/readTableApart';
import { TableFault, type TableRow } from '../../../platform/tables/TableFault';

/** The rows of an import's file in batches, its headings first. @throws JobFault with a code of `importFileFaults` */
export async function* rowsOf(fileId: string, onHead?: (head: TableHead) => void): AsyncGenerator<TableRow[]> {
  try {
    yield* readTableApart(await openFile(fileId), onHead);
  } catch (error) {
    throw error instanceof TableFault ? new JobFault(error.code) : error;
  }
}

/** The rows below the headings, one by one, with their place among them from 1. */
export async function* dataRows(fileId: string): AsyncGenerator<TableRow & { place: number }> {
  let place = -1;
  for await (const batch of rowsOf(fileId)) {
    for (const row of batch) {
      place += 1;
      if (place > 0) yield { ...row, place };
    }
  }
}
