import { actionWords, actorWords, detailWords, faultWords } from './auditWords';

const entry = (action: string, over: object = {}) => ({ action, outcome: 'done' as const, reason: null, detail: {}, ...over });

describe('the audit trail in words', () => {
  it('says that an attempt was refused, and why', () => {
    const refused = entry('read:Lead', { outcome: 'refused' as const, reason: 'LEAD_UNKNOWN' });
    expect(actionWords(refused)).toBe('查看线索，被拒绝');
    expect(detailWords(refused)).toBe('没有找到这条线索，或它不在你的范围。');
  });

  it.each([
    [entry('record:Outcome', { detail: { outcome: 'intent_follow' } }), '记下结果', '有意向·再联系'],
    [entry('return:Lead', { reason: 'not_licensed' }), '退回线索', '资质不符'],
    [entry('assign:Lead', { detail: { assignmentNo: 2 } }), '分配', '第 2 次分配'],
    [entry('claim:Campaign', { detail: { consentId: 'con_1' } }), '领取权益', '同时同意被联系'],
    [entry('claim:Campaign', { detail: { consentId: null } }), '领取权益', null],
    [entry('create:Lead'), '留资成为线索', null],
  ])('tells %j', (told, action, detail) => {
    expect([actionWords(told), detailWords(told)]).toEqual([action, detail]);
  });

  it('names staff with their role, and customers never', () => {
    expect(actorWords({ kind: 'staff', id: 's' }, { name: '周可欣', role: 'relationship_manager' })).toBe('周可欣 · 客户经理');
    expect(actorWords({ kind: 'staff', id: 's' }, undefined)).toBe('已离任员工');
    expect(actorWords({ kind: 'customer', id: 'p' }, undefined)).toBe('客户本人');
    expect(actorWords({ kind: 'system', id: 'assignPool' }, undefined)).toBe('系统');
  });

  it('says where the chain does not verify', () => {
    expect(faultWords({ code: 'entry_altered', seal: 12, entryId: 'aud_1' })).toBe('第 12 次封存的一条记录被改动过（记录编号 aud_1）');
    expect(faultWords({ code: 'chain_cut', seal: 12, entryId: null })).toBe('第 12 次以后的封存被截去');
  });
});
