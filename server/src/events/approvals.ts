import { z } from 'zod';
import { type ApprovalKind, approvalKinds } from '@yinqiao/shared/domain';
import { defineEvent } from './defineEvent';

/** A second person said yes or no. Whoever asked hears it and does what follows. */
export const ApprovalDecided = defineEvent(
  'ApprovalDecided',
  1,
  z.strictObject({
    approvalId: z.string(),
    kind: z.enum(Object.keys(approvalKinds) as [ApprovalKind, ...ApprovalKind[]]),
    subjectKind: z.string(),
    subjectId: z.string(),
    decision: z.enum(['approved', 'rejected']),
    decidedBy: z.string(),
    at: z.iso.datetime(),
  }),
);
