import type { LeadView } from '../../../features/leads-console/leadList';

/** The saved views of the queue; the first is where one lands. */
export const leadViews = ['today', 'waiting', 'unaccepted', 'all'] as const satisfies readonly LeadView[];

export const viewWords: Record<LeadView, string> = { today: '今天', waiting: '待分配', unaccepted: '待接受', all: '全部' };

/** Why a view is empty, and what to look at instead. */
export const emptyWords: Record<LeadView, { title: string; text: string; instead: LeadView | null }> = {
  today: { title: '今天还没有线索', text: '客户领取权益并同意联系后，会立即出现在这里。', instead: 'all' },
  waiting: { title: '没有待分配的线索', text: '今天的线索都有人接手，或还没有新的线索。', instead: 'today' },
  unaccepted: { title: '待接受的线索都有人接了', text: '分给客户经理但还没接受的线索会出现在这里。', instead: 'today' },
  all: { title: '这个机构还没有线索', text: '客户领取权益并同意联系后，会出现在这里。', instead: null },
};

export const isLeadView = (word: string | null): word is LeadView => leadViews.some((view) => view === word);
