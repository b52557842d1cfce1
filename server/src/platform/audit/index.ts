export { AuditEntryModel, AuditSealModel } from './models';
export { audit, type AuditFact } from './record';
export { configureAudit, sealAudit } from './seal';
export { type Verification, verifyAudit } from './verify';
