import { z } from 'zod';
import { type ImportFault, importFaults, type ImportField, importFields, type ImportState, importStates } from '../domain';
import { approval } from './approvals';
import { endpoint } from './endpoint';
import { productLine } from './schemas';
import { count, id, instant, version, words } from './values';

const codesOf = <K extends string>(table: Record<K, unknown>) => z.enum(Object.keys(table) as [K, ...K[]]);
const state = codesOf<ImportState>(importStates);
const fault = codesOf<ImportFault>(importFaults);
const field = codesOf<ImportField>(importFields);

const MOST_COLUMNS = 60;
/** By field, the column it stands in, from 0. */
const mapping = z.partialRecord(
  field,
  z
    .int()
    .min(0)
    .max(MOST_COLUMNS - 1),
);
/** What holds for every row where no column says it. */
const wholeFile = z.strictObject({ productLine: productLine.nullable(), consentVersion: words(20).nullable(), areaId: id.nullable() });

const summary = {
  importId: id,
  fileName: z.string(),
  unitName: z.string(),
  createdByName: z.string(),
  createdAt: instant,
  state,
  stateWord: z.string(),
  /** Rows of the file without its headings; null until it was read. */
  rows: count.nullable(),
  /** Of those, the ones that make no lead. */
  faulty: count,
  /** How many rows of the work in hand are done; null while nothing is being done. */
  progress: z.strictObject({ done: count, total: count.nullable() }).nullable(),
  /** What became of the rows so far. */
  result: z.strictObject({ made: count, joined: count, reopened: count, known: count, barred: count }),
};

const detail = z.strictObject({
  ...summary,
  unitId: id,
  version,
  own: z.boolean(),
  encoding: z.string().nullable(),
  headings: z.array(z.string()),
  /** The first rows, names and phones masked; empty once the file was destroyed. */
  preview: z.array(z.strictObject({ row: count, cells: z.array(z.string()) })),
  mapping,
  wholeFile,
  /** Versions of consent texts one may name, by line. */
  consentVersions: z.array(z.strictObject({ productLine, versions: z.array(z.string()) })),
  /** Where new customers may be put whose row names no area; empty for an outlet, whose own they are. */
  areas: z.array(z.strictObject({ areaId: id, name: z.string() })),
  faults: z.array(z.strictObject({ code: fault, words: z.string(), rows: count })),
  /** Why the file as a whole could not be used, in words. */
  fileFault: z.string().nullable(),
  approval: approval.nullable(),
  needsApproval: z.boolean(),
  can: z.strictObject({ upload: z.boolean(), check: z.boolean(), submit: z.boolean(), cancel: z.boolean() }),
  finishedAt: instant.nullable(),
  /** When the file and what was in it are destroyed. */
  keptUntil: instant,
});

const one = z.strictObject({ importId: id });

export const importsEndpoints = {
  'leads.imports': endpoint('leads.imports', {
    summary: 'Imports of leads from files within the reader’s units, the newest first.',
    actor: 'staff',
    action: 'read:LeadImport',
    query: z.strictObject({ unitId: id.optional(), cursor: id.optional() }),
    response: z.strictObject({ now: instant, mayImport: z.boolean(), imports: z.array(z.strictObject(summary)) }),
    paged: true,
  }),
  'leads.import': endpoint('leads.import', {
    summary: 'One import: the file’s columns and first rows, what is wrong with which rows, how far it is, who approves it.',
    actor: 'staff',
    action: 'read:LeadImport',
    params: one,
    response: detail,
    errors: ['IMPORT_UNKNOWN'],
  }),
  'leads.createImport': endpoint('leads.createImport', {
    summary: 'Begins an import for a unit; the file is uploaded next.',
    actor: 'staff',
    action: 'write:LeadImport',
    body: z.strictObject({ unitId: id, fileName: words(120) }),
    response: detail,
    idempotent: true,
  }),
  'leads.uploadImport': endpoint('leads.uploadImport', {
    summary: 'Uploads the file of an import, as the bytes of the body (xlsx or csv, 50 MB at most); reading it is a job.',
    actor: 'staff',
    action: 'write:LeadImport',
    params: one,
    response: detail,
    errors: ['IMPORT_UNKNOWN', 'IMPORT_STATE_CHANGED', 'IMPORT_FILE_REFUSED'],
  }),
  'leads.checkImport': endpoint('leads.checkImport', {
    summary: 'Says which column is what; checking every row is a job.',
    actor: 'staff',
    action: 'write:LeadImport',
    params: one,
    body: z.strictObject({ mapping, wholeFile }),
    response: detail,
    errors: ['IMPORT_UNKNOWN', 'IMPORT_STATE_CHANGED', 'IMPORT_MAPPING_INCOMPLETE', 'AREA_UNKNOWN', 'REQUEST_VERSION_STALE'],
    ifMatch: true,
  }),
  'leads.submitImport': endpoint('leads.submitImport', {
    summary: 'Has the valid rows imported, which is a job; above 1,000 rows a second person is asked first.',
    actor: 'staff',
    action: 'write:LeadImport',
    params: one,
    response: detail,
    errors: ['IMPORT_UNKNOWN', 'IMPORT_STATE_CHANGED', 'IMPORT_NOTHING_VALID', 'REQUEST_VERSION_STALE'],
    ifMatch: true,
  }),
  'leads.cancelImport': endpoint('leads.cancelImport', {
    summary: 'Cancels an import that is not over; leads that were made stay.',
    actor: 'staff',
    action: 'write:LeadImport',
    params: one,
    response: detail,
    errors: ['IMPORT_UNKNOWN', 'IMPORT_STATE_CHANGED'],
  }),
  'leads.importFaults': endpoint('leads.importFaults', {
    summary: 'The rows that make no lead, in the order of the file, a page at a time.',
    actor: 'staff',
    action: 'read:LeadImport',
    params: one,
    query: z.strictObject({ after: z.coerce.number().int().min(0).default(0) }),
    response: z.strictObject({
      rows: z.array(z.strictObject({ row: count, fieldName: z.string(), words: z.string() })),
      more: z.boolean(),
    }),
    errors: ['IMPORT_UNKNOWN'],
  }),
  'leads.importFaultsFile': endpoint('leads.importFaultsFile', {
    summary: 'The rows that make no lead as a csv file: row, field, reason, and the cells as they were handed in while the file is kept.',
    actor: 'staff',
    action: 'export:LeadImport',
    params: one,
    response: z.string(),
    errors: ['IMPORT_UNKNOWN'],
  }),
};
