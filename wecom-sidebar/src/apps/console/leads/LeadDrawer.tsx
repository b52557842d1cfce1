import { useSearchParams } from 'react-router';
import { type LeadTrace, useLeadTrace } from '../../../features/cockpit/leadTrace';
import { Drawer } from '../../../ui/desk/Drawer';
import { Icon } from '../../../ui/desk/Icon';
import { Loaded } from '../../../ui/desk/Loaded';
import { Segmented } from '../../../ui/desk/Segmented';
import { SkeletonLines } from '../../../ui/desk/Skeleton';
import { Tag } from '../../../ui/desk/Tag';
import { useSession } from '../shell/SessionContext';
import { LeadAuditTrail } from './LeadAuditTrail';
import { LeadCandidates } from './LeadCandidates';
import { LeadReason } from './LeadReason';
import { LeadStory } from './LeadStory';
import { RiskListsSection } from './RiskListsSection';
import { rowIdOf } from './LeadTable';

type Tab = 'trace' | 'audit';

const tabs: readonly { key: Tab; label: string }[] = [
  { key: 'trace', label: '经过' },
  { key: 'audit', label: '审计' },
];

/** One lead beside the queue; which part is looked at is in the address. */
export function LeadDrawer({ leadId, onClose }: { leadId: string; onClose: () => void }) {
  const trace = useLeadTrace(leadId);
  return (
    <Drawer label="线索详情" subject={leadId} openerId={rowIdOf(leadId)} onClose={onClose}>
      <Loaded query={trace} skeleton={<DrawerSkeleton onClose={onClose} />} fault="这条线索没有取到">
        {(data) => <LeadDetail trace={data} onClose={onClose} />}
      </Loaded>
    </Drawer>
  );
}

const DrawerSkeleton = ({ onClose }: { onClose: () => void }) => (
  <>
    <header className="drawer-head row">
      <h2>线索</h2>
      <CloseButton onClose={onClose} />
    </header>
    <SkeletonLines lines={10} />
  </>
);

const CloseButton = ({ onClose }: { onClose: () => void }) => (
  <button type="button" className="icon-button push" aria-label="关闭" onClick={onClose}>
    <Icon name="close" />
  </button>
);

function LeadDetail({ trace, onClose }: { trace: LeadTrace; onClose: () => void }) {
  const { me } = useSession();
  const [params, setParams] = useSearchParams();
  const mayAudit = me.can.includes('read_audit');
  const tab: Tab = mayAudit && params.get('tab') === 'audit' ? 'audit' : 'trace';
  const choose = (next: Tab) =>
    setParams(
      (current) => {
        const changed = new URLSearchParams(current);
        if (next === 'trace') changed.delete('tab');
        else changed.set('tab', next);
        return changed;
      },
      { replace: true },
    );
  return (
    <>
      <header className="drawer-head">
        <div className="row">
          <h2>
            {trace.title} · {trace.maskedName} {trace.genderWord} {trace.age}
          </h2>
          <Tag tone={trace.tone}>{trace.stateWord}</Tag>
          {trace.dueText && (
            <Tag tone="warn" icon="clock">
              {trace.dueText}
            </Tag>
          )}
          <CloseButton onClose={onClose} />
        </div>
        <small className="sub">{[trace.sourceText, trace.consentText].filter(Boolean).join(' · ')}</small>
        {mayAudit && (
          <div className="row drawer-tabs">
            <Segmented label="内容" options={tabs} value={tab} onChange={choose} />
          </div>
        )}
      </header>
      {tab === 'audit' ? (
        <LeadAuditTrail leadId={trace.leadId} />
      ) : (
        <>
          <LeadReason trace={trace} />
          <LeadCandidates trace={trace} />
          <LeadStory trace={trace} />
          {me.can.includes('list_customers') && <RiskListsSection leadId={trace.leadId} />}
        </>
      )}
    </>
  );
}
