import { momentWords } from '@yinqiao/shared/domain';
import type { MergeSide } from '../../../features/leads-console/merges';
import { Tag } from '../../../ui/desk/Tag';
import { useSession } from '../shell/SessionContext';

/** One of the two. After a merge everything stands on the side that stayed. */
export function SideCard({ side, merged }: { side: MergeSide; merged: boolean }) {
  const { now } = useSession();
  const facts: [string, string][] = [
    ['手机号', side.maskedPhone],
    ['网点', side.outletName],
    ['管户', side.ownerText],
    ['在本行', side.sinceText],
    ['认得的方式', side.knownBy.join(' · ') || '无'],
    ['同意联系', side.consents.join('、') || '无'],
    ['权益', side.coupons === 0 ? '无' : `${side.coupons} 张`],
  ];
  return (
    <section className="card" aria-label={side.stays ? '保留' : '并入'}>
      <div className="card-head">
        <h2>{side.maskedName}</h2>
        <small className="sub">{side.whoText}</small>
        <span className="push">{side.stays ? <Tag tone="brand">保留</Tag> : <Tag>{merged ? '已并入' : '并入'}</Tag>}</span>
      </div>
      <div className="card-body">
        <dl className="merge-facts">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <h3>线索</h3>
        {side.leads.length === 0 ? (
          <p className="hint">没有线索</p>
        ) : (
          <ul className="merge-leads">
            {side.leads.map((lead, n) => (
              <li key={n}>
                <span>{lead.title}</span>
                <Tag tone={lead.tone}>{lead.stateWord}</Tag>
                <small className="hint">
                  {lead.staffName ?? '还没有跟进人'} · {momentWords(lead.askedAt, now)}
                </small>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
