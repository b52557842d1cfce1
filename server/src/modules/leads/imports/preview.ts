import { type ImportMapping, maskName, maskPhone } from '@yinqiao/shared/domain';
import { loadPersonKeys, openField, sealField } from '../../../platform/crypto/personalData';
import type { TableRow } from '../../../platform/tables/TableFault';
import { wallTime } from './wallTime';

/** Rows that are shown before anything is decided. */
export const PREVIEW_ROWS = 20;

const addressOf = (importId: string, fileId: string) => ({
  personId: fileId,
  collection: 'leadImports',
  documentId: importId,
  field: 'sealedPreview',
});

/** Under the file's key, so that it goes with the file. */
export async function sealPreview(importId: string, fileId: string, rows: readonly TableRow[]): Promise<string> {
  await loadPersonKeys([fileId]);
  return sealField(addressOf(importId, fileId), JSON.stringify(rows));
}

export async function openPreview(importId: string, fileId: string, sealed: string): Promise<TableRow[]> {
  await loadPersonKeys([fileId]);
  return JSON.parse(openField(addressOf(importId, fileId), sealed)) as TableRow[];
}

const looksLikeNumber = (cell: string): boolean => /\d{7,}/.test(cell.replace(/[\s-]/g, '')) && wallTime(cell) === null;

/** What looks like a number to call is masked wherever it stands; names where the columns say so. */
export function maskRow({ number, cells }: TableRow, { phone, name }: ImportMapping): { row: number; cells: string[] } {
  return {
    row: number,
    cells: cells.map((cell, column) => {
      if (column === name) return maskName(cell);
      return column === phone || looksLikeNumber(cell) ? maskPhone(cell) : cell;
    }),
  };
}
