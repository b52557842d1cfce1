export { AuditEntryModel } from './models';
export { audit } from './record';
export { configureAudit, forgetAnchors, sealAudit } from './seal';
export { verifyAudit } from './verify';
