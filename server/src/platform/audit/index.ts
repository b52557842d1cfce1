export { forgetAnchors } from './anchors';
export type { AuditFault, AuditFaultCode } from './fault';
export { AuditEntryModel } from './models';
export { audit } from './record';
export { configureAudit, sealAudit, sealingFault } from './seal';
export { oldestUnsealedMs } from './unsealed';
export { verifyAudit, verifyEntries } from './verify';
