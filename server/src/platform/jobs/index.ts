export type { Job } from './job.model';
export { advanceJob, cancelJob, finishJob, JobFault, type JobHandler, jobsByIds, registerJobs, startJob } from './jobs';
