import type { BoardLead, BoardPerson } from '../../../features/leads-console/board';
import { afterWords, againWords, customerWords, whyNot } from './boardWords';

const person: BoardPerson = {
  staffId: 'stf_liu',
  name: '刘志远',
  outletName: '城北营业室',
  dutyText: '在岗',
  away: false,
  newToday: 5,
  dailyCapacity: 8,
  open: 11,
  openCapacity: 30,
  licences: ['personal_loan'],
};
const lead: BoardLead = {
  leadId: 'led_1',
  assignmentNo: 1,
  state: 'assigned',
  stateWord: '待接受',
  tone: 'warn',
  maskedName: '王**',
  title: '装修贷',
  outletName: '城北营业室',
  staffId: 'stf_zhao',
  staffName: '赵一鸣',
  dueText: null,
  licences: ['personal_loan'],
  notTo: [],
};

it('shows the load after the transfer, and what the customer will see', () => {
  expect(afterWords(person, 1)).toBe('转给刘志远 后 TA 今天 6/8 · 手上 12/30');
  expect(customerWords([lead], person)).toBe('客户在小程序里看到的顾问会由赵一鸣变更为刘志远');
  expect(customerWords([{ ...lead, staffId: null, staffName: null }], person)).toBe('客户在小程序里会看到顾问 刘志远');
});

it.each<[string, Partial<BoardPerson>, Partial<BoardLead>, number, string | null]>([
  ['whoever has room and the licence may be given it', {}, {}, 1, null],
  ['nobody on leave', { away: true, dutyText: '休假，12月1日回' }, {}, 1, '休假，12月1日回'],
  ['nobody without the licence', { licences: [] }, {}, 1, '没有所需资质'],
  ['not whoever has it', {}, { staffId: 'stf_liu' }, 1, '已在 TA 手上'],
  ['not beyond the day', {}, {}, 4, '今天会到 9/8'],
  ['not beyond what one may hold', { open: 30 }, {}, 1, '手上会到 31/30'],
])('%s', (_, who, which, count, words) => {
  expect(whyNot({ ...person, ...who }, Array<BoardLead>(count).fill({ ...lead, ...which }))).toBe(words);
});

it('says who had let a lead go not long ago, and does not forbid it', () => {
  const had = { ...lead, notTo: ['stf_liu'] };
  expect(againWords(person, [lead])).toBeNull();
  expect(againWords(person, [had])).toBe('刘志远不久前退回或放下过这条线索，自动分配不会再给 TA');
  expect(againWords(person, [had, lead, had])).toContain('其中 2 条');
  expect(whyNot(person, [had])).toBeNull();
});
