import type { Attachment } from '../attachments';

export interface Reaction {
  /** userid or external_userid. */
  id: string;
  isCustomer: boolean;
  /** By the clock on the wall. */
  at: number;
}

/** What one member is asked to publish. */
export interface MomentTask {
  userid: string;
  publishedAt?: number;
  /** The customers it is meant for. */
  audience: string[];
  /** The customers who could see it when it was published. */
  reached: string[];
  comments: Reaction[];
  likes: Reaction[];
}

/** A post in the customers' moments, of the corp or of one member. */
export interface Moment {
  momentId: string;
  jobid: string;
  /** The member who posted of his own accord; absent for one of the corp. */
  creator?: string;
  text?: string;
  attachments: Attachment[];
  isPublic: boolean;
  tasks: MomentTask[];
  invalid: { users: string[]; departments: number[]; tags: string[] };
  /** By the clock on the wall. */
  createTime: number;
  /** By the virtual clock. */
  createdAt: number;
  isCancelled: boolean;
}

/** 1 begun, 2 at work from half of the time on, 3 done (wecom-api §14.3). */
export function jobStatus({ createdAt }: Moment, seconds: number, now: number): 1 | 2 | 3 {
  const passed = now - createdAt;
  if (passed >= seconds) return 3;
  return passed * 2 >= seconds ? 2 : 1;
}
