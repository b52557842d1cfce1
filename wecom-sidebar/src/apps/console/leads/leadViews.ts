import type { LeadCounts, LeadView } from '../../../features/leads-console/leadList';

/** The saved views of the queue; the first is where one lands. */
export const leadViews = ['today', 'waiting', 'byHand', 'unaccepted', 'overdue', 'pooled', 'all'] as const satisfies readonly LeadView[];

export const viewWords: Record<LeadView, string> = {
  today: '今天',
  waiting: '待分配',
  byHand: '待人工分配',
  unaccepted: '待接受',
  overdue: '超时',
  pooled: '公海',
  all: '全部',
};

export interface EmptyWords {
  title: string;
  text: string;
  instead: LeadView | null;
}

/** Why a view is empty, and what to look at instead: the first place where leads still want somebody, else those of today. */
export function emptyWords(view: LeadView, counts: LeadCounts): EmptyWords {
  if (view === 'all') return { title: '这个机构还没有线索', text: '客户领取权益并同意联系后，会出现在这里。', instead: null };
  if (view === 'today') return { title: '今天还没有线索', text: '客户领取权益并同意联系后，会立即出现在这里。', instead: 'all' };
  const instead = WANTING.find((one) => one !== view && counts[one] > 0);
  const elsewhere = instead ? `${viewWords[instead]}还有 ${counts[instead]} 条。` : '';
  return { title: TITLES[view], text: `${TEXTS[view]}${elsewhere}`, instead: instead ?? (counts.today > 0 ? 'today' : 'all') };
}

const WANTING = ['byHand', 'waiting', 'overdue', 'unaccepted', 'pooled'] as const satisfies readonly LeadView[];
type Wanting = (typeof WANTING)[number];

const TITLES: Record<Wanting, string> = {
  waiting: '没有等系统分配的线索',
  byHand: '没有等人工分配的线索',
  unaccepted: '待接受的线索都有人接了',
  overdue: '没有超时的线索',
  pooled: '公海里没有线索',
};

const TEXTS: Record<Wanting, string> = {
  waiting: '暂时没有人能接的线索会在这里排队，有人能接就分出去。',
  byHand: '自动分配次数用完的线索会出现在这里，由支行长决定给谁。',
  unaccepted: '分给客户经理但还没接受的线索会出现在这里。',
  overdue: '在跟的线索都在时限内。',
  pooled: '没有团队能接，或被收回的线索会出现在这里，有资格的同事可以抢。',
};

export const isLeadView = (word: string | null): word is LeadView => leadViews.some((view) => view === word);
