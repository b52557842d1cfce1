export { AuditEntryModel } from './models';
export { audit } from './record';
export { configureAudit, forgetAnchors, sealAudit } from './seal';
export { type AuditFault, type AuditFaultCode, verifyAudit } from './verify';
