import { boardFor } from './board';
import { candidate } from './candidate.support';
import type { Candidate } from './eligibility';
import { waitWords } from './waitWords';

const now = new Date('2026-11-22T06:32:00Z');
const rm = (staffId: string, over: Partial<Candidate> = {}): Candidate => candidate(staffId, { newToday: 2, open: 9, ...over });
const formerly = (id: string) => (id === '甲' ? '超时未接受，被收回' : '退回过这条线索');
const full = { newToday: 8 };

function told(candidates: Candidate[], over: { nextTry?: Date | null; returnedBy?: string[] } = {}): string[] {
  const { nextTry = new Date('2026-11-22T07:00:00Z'), returnedBy = [] } = over;
  const licences = ['personal_loan'] as const;
  const board = boardFor({ licences, returnedBy, barred: [] }, candidates);
  return waitWords({ now, unitName: '滨江路网点', licences, board, staff: (id) => id, formerly, nextTry });
}

it('outside the hours: who is off duty, and the opening at which it is tried again', () => {
  const nextTry = new Date('2026-11-23T01:00:00Z');
  expect(told([rm('周可欣', { onDuty: false }), rm('宋清禾', { onDuty: false })], { nextTry })).toEqual([
    '滨江路网点此刻没有客户经理在岗',
    '此刻不在岗：周可欣、宋清禾',
    '明天 09:00 自动再试；有人办结或销假会立即再试',
  ]);
});

it('nobody has the licence: it says which', () => {
  expect(told([rm('周可欣', { licences: [] }), rm('宋清禾', { onDuty: false })]).slice(0, 2)).toEqual([
    '滨江路网点此刻在岗的 1 人都没有个贷资质',
    '没有资质：周可欣；此刻不在岗：宋清禾',
  ]);
});

it('full: with the figures of each, and the time of the next try', () => {
  expect(told([rm('周可欣', full), rm('宋清禾', { open: 30 })])).toEqual([
    '滨江路网点此刻能接的同事都已满',
    '今日新线索已满：周可欣 8 / 8；在跟已满：宋清禾 30 / 30',
    '今天 15:00 自动再试；有人办结或销假会立即再试',
  ]);
});

it('full for the day only: today’s tries are of no use', () => {
  expect(told([rm('周可欣', full)], { nextTry: new Date('2026-11-23T01:00:00Z') }).at(-1)).toBe(
    '今日名额已用完，明天 09:00 再分；有人销假会立即再试',
  );
});

it('everybody had it before: it says how each let it go; of many it names five', () => {
  const team = ['甲', '乙', '丙', '丁', '戊', '己'].map((name) => rm(name));
  expect(told(team, { returnedBy: team.map(({ staffId }) => staffId) }).slice(0, 2)).toEqual([
    '滨江路网点此刻能接的同事都跟过这条线索，或客户已请求换人',
    '暂不再分给：甲（超时未接受，被收回）、乙（退回过这条线索）、丙（退回过这条线索）、丁（退回过这条线索）、戊（退回过这条线索） 等 6 人',
  ]);
});

it('a pool without an outlet that opens names no time', () => {
  expect(told([], { nextTry: null })).toEqual(['滨江路网点此刻没有客户经理在岗', '有人办结或销假会立即再试']);
});
