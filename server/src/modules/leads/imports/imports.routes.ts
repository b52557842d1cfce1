import { route, type RouteBinding } from '../../../platform/http/route';
import { cancelImport } from './commands/cancelImport';
import { checkImportRows } from './commands/checkImportRows';
import { createImport } from './commands/createImport';
import { submitImport } from './commands/submitImport';
import { uploadImport } from './commands/uploadImport';
import { importFaultsFile, importFaultsView, importsPage, importView } from './import.views';

export const importsRoutes: readonly RouteBinding[] = [
  route('leads.imports', importsPage),
  route('leads.import', ({ actor, params }) => importView(actor, params.importId)),
  route('leads.createImport', createImport),
  route('leads.uploadImport', uploadImport),
  route('leads.checkImport', checkImportRows),
  route('leads.submitImport', submitImport),
  route('leads.cancelImport', cancelImport),
  route('leads.importFaults', ({ actor, params, query }) => importFaultsView(actor, params.importId, query.after)),
  route('leads.importFaultsFile', ({ actor, params }) => importFaultsFile(actor, params.importId)),
];
