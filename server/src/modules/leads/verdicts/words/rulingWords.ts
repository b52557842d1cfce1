import { shanghaiInstant, shareRoles, WHOLE_DEAL } from '@yinqiao/shared/domain';
import type { VerdictFacts } from '../judge/facts';
import type { Judgement, Measure, Share } from '../judge/judgement';
import { fullDayWords, partWords, type VerdictNames } from '../verdict.words';

/** 一、裁决: who follows, how the deal is counted, which ledgers stay, and what else follows. One sentence a line. */
export function rulingWords(judgement: Judgement, facts: VerdictFacts, names: VerdictNames): string[] {
  return [
    followerWords(judgement, facts, names),
    dealWords(judgement, facts, names),
    ...judgement.nominal.map(({ staffId }) => `代发贡献记${names.staff(staffId)}（名义），不计入上面的比例。`),
    '管户、企微好友、经办三本账均不变。',
    ...judgement.measures.map((measure) => measureWords(measure, names)),
  ];
}

function followerWords({ followerId, by }: Judgement, { lead }: VerdictFacts, names: VerdictNames): string {
  if (lead.deal) return `这笔业务已由${names.staff(lead.deal.staffId)}办理成交，只裁业绩。`;
  if (!followerId) return '线索跟进权重新分配，按规则另找一位顾问。';
  const who = `${names.unitOf(followerId)} ${names.staff(followerId)}`;
  return by === 'stands' && followerId === lead.followerId ? `线索跟进权不变，仍由${who}跟进。` : `线索跟进权归${who}。`;
}

function dealWords({ shares, dealUntil }: Judgement, { lead }: VerdictFacts, names: VerdictNames): string {
  const deal = lead.deal ? '这笔成交业绩' : dealUntil ? `首笔成交（至 ${fullDayWords(shanghaiInstant(dealUntil))}）业绩` : '成交业绩';
  const told = shares.map((share) => shareWords(share, names)).join('，');
  return shares.length > 1 ? `${deal}：${told}，合计 ${partWords(WHOLE_DEAL)}；上级机构合并只计一笔。` : `${deal}：${told}。`;
}

const shareWords = ({ staffId, part, as }: Share, names: VerdictNames): string =>
  `${staffId ? names.staff(staffId) : '接手的顾问'}${as === 'follower' ? '' : shareRoles[as]} ${partWords(part)}`;

/** What nobody but people carries out is asked of them; the rest the rules keep by themselves. */
export function measureWords(measure: Measure, names: VerdictNames): string {
  switch (measure.code) {
    case 'review':
      return `请网点负责人在 ${fullDayWords(shanghaiInstant(measure.on))} 复核管户关系。`;
    case 'claim_may_be_proposed':
      return '网点负责人可以提出认领，由客户本人在小程序确认。';
    case 'barred':
      return `${names.staff(measure.staffId)}至 ${fullDayWords(shanghaiInstant(measure.until))} 不再分到这位客户的线索。`;
    case 'no_poaching_flag':
      return `${names.staff(measure.staffId)}服务这位客户不算挖角。`;
    case 'freeze_exports':
      return `请分行私域岗暂停${names.staff(measure.staffId)}的名单导出。`;
    case 'early_transfer_plan':
      return `请网点负责人提前安排${names.staff(measure.staffId)}名下客户的交接。`;
    case 'customer_notice':
      return '请网点负责人告知客户今后的服务顾问。';
    case 'check_grabs':
      return `请网点负责人核实${names.staff(measure.staffId)}的抢单方式（是否脚本或连点）。`;
  }
}
