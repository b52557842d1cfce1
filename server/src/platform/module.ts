import type { AbilityRules } from './access';
import type { CronJob } from './cron/cron';
import type { RouteBinding } from './http/route';
import type { JobHandler } from './jobs';
import type { Processor } from './work';

/** What a module offers to the composition root; its reads are plain exports of its index. */
export interface ServerModule {
  name: string;
  routes?: readonly RouteBinding[];
  processors?: readonly Processor[];
  crons?: readonly CronJob[];
  jobs?: readonly JobHandler[];
  abilities?: AbilityRules;
}

export const defineModule = (module: ServerModule): ServerModule => module;
