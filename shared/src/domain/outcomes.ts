/**
 * What a first contact can end in, and what each outcome does to the lead, its task and the customer's consent.
 * One table for server and clients (design: the way of a lead).
 */
export type Outcome =
  'intent_visit' | 'intent_follow' | 'considering' | 'completed' | 'no_answer' | 'declined' | 'refused_marketing' | 'wrong_number';

export interface OutcomeEffect {
  label: string;
  /** The state the lead moves to; `null` keeps it where it is (an attempt is counted). */
  leadState: 'contacted' | 'qualified' | 'won' | 'lost' | 'invalid' | null;
  closesTask: boolean;
  opensFollowUp: boolean;
  withdrawsMarketing: boolean;
  /** Shown to the RM before the tap where the consequence is not obvious. */
  note?: string;
}

export const outcomes: Record<Outcome, OutcomeEffect> = {
  intent_visit: { label: '有意向·约见', leadState: 'qualified', closesTask: true, opensFollowUp: true, withdrawsMarketing: false },
  intent_follow: { label: '有意向·再联系', leadState: 'qualified', closesTask: true, opensFollowUp: true, withdrawsMarketing: false },
  completed: { label: '已办理', leadState: 'won', closesTask: true, opensFollowUp: false, withdrawsMarketing: false },
  considering: { label: '考虑中', leadState: 'contacted', closesTask: true, opensFollowUp: true, withdrawsMarketing: false },
  no_answer: {
    label: '未接',
    leadState: null,
    closesTask: false,
    opensFollowUp: false,
    withdrawsMarketing: false,
    note: '记一次尝试，第三次未接后这条线索结束',
  },
  declined: { label: '拒绝本次', leadState: 'lost', closesTask: true, opensFollowUp: false, withdrawsMarketing: false },
  refused_marketing: {
    label: '拒绝营销',
    leadState: 'lost',
    closesTask: true,
    opensFollowUp: false,
    withdrawsMarketing: true,
    note: '会撤回这位客户的营销同意，并开始 30 天休息期',
  },
  wrong_number: { label: '号码错', leadState: 'invalid', closesTask: true, opensFollowUp: false, withdrawsMarketing: false },
};

export const outcomeIds = Object.keys(outcomes) as Outcome[];

/** The attempt that ends an unanswered first contact: the third. */
export const LAST_ATTEMPT = 3;

/** True when this outcome means that the customer was reached for the first time (the metric 首次联系). */
export const countsAsContact = (outcome: Outcome): boolean => outcome !== 'no_answer' && outcome !== 'wrong_number';
