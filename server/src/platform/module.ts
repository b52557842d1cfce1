import type { ApprovalKind, ErrorCode } from '@yinqiao/shared/domain';
import type { AbilityRules } from './access';
import type { CronJob } from './cron/cron';
import type { RouteBinding } from './http/route';
import type { JobHandler } from './jobs';
import type { Processor } from './work';

/** Why what waits for a second person may not be said yes to any more; asked by the subject's id. */
export interface ApprovalCheck {
  kind: ApprovalKind;
  obstacle: (subjectId: string) => Promise<ErrorCode | null>;
}

/** What a module offers to the composition root; its reads are plain exports of its index. */
export interface ServerModule {
  name: string;
  routes?: readonly RouteBinding[];
  processors?: readonly Processor[];
  crons?: readonly CronJob[];
  jobs?: readonly JobHandler[];
  abilities?: AbilityRules;
  approvalChecks?: readonly ApprovalCheck[];
}

export const defineModule = (module: ServerModule): ServerModule => module;
