import type { Fact } from '../../core/facts';
import type { Memory } from '../../core/memories';
import type { Moment, MomentTask } from './moment';

export type MomentFact =
  | { type: 'moment'; moment: Moment }
  | { type: 'momentTask'; momentId: string; task: MomentTask }
  | { type: 'momentCancelled'; momentId: string };

export class MomentMemory implements Memory {
  private readonly moments = new Map<string, Moment>();
  private readonly idsByJob = new Map<string, string>();

  apply(fact: Fact): void {
    if (fact.type === 'moment') this.put(fact.moment);
    const moment = fact.type === 'momentTask' || fact.type === 'momentCancelled' ? this.moment(fact.momentId) : undefined;
    if (!moment) return;
    if (fact.type === 'momentCancelled') this.put({ ...moment, isCancelled: true });
    if (fact.type === 'momentTask')
      this.put({ ...moment, tasks: moment.tasks.map((task) => (task.userid === fact.task.userid ? fact.task : task)) });
  }

  get all(): Moment[] {
    return [...this.moments.values()];
  }

  moment(momentId: string): Moment | undefined {
    return this.moments.get(momentId);
  }

  ofJob(jobid: string): Moment | undefined {
    return this.moment(this.idsByJob.get(jobid) ?? '');
  }

  private put(moment: Moment): void {
    this.moments.set(moment.momentId, moment);
    this.idsByJob.set(moment.jobid, moment.momentId);
  }
}
