export { AuditEntryModel } from './models';
export { audit } from './record';
export { configureAudit, sealAudit } from './seal';
export { verifyAudit } from './verify';
