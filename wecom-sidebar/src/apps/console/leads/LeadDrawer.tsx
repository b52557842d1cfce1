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
import { LeadRounds } from './LeadRounds';
import { LeadStory } from './LeadStory';
import { RiskListsSection } from './RiskListsSection';
import { rowIdOf } from './LeadTable';

type Tab = 'trace' | 'audit';

const tabs: readonly { key: Tab; label: string }[] = [
  { key: 'trace', label: '经过' },
  { key: 'audit', label: '审计' },
];

/** The round in the address belongs to one lead: another one that is opened beside the queue shows its own latest. */
const roundIn = (params: URLSearchParams, leadId: string): number | undefined => {
  const [of, no] = (params.get('round') ?? '').split('~');
  return of === leadId && /^[1-9]\d{0,3}$/.test(no ?? '') ? Number(no) : undefined;
};

/** One lead beside the queue; which part is looked at is in the address. */
export function LeadDrawer({ leadId, onClose }: { leadId: string; onClose: () => void }) {
  const [params] = useSearchParams();
  const trace = useLeadTrace(leadId, roundIn(params, leadId));
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
  const put = (key: string, value: string | null) =>
    setParams(
      (current) => {
        const changed = new URLSearchParams(current);
        if (value === null) changed.delete(key);
        else changed.set(key, value);
        return changed;
      },
      { replace: true },
    );
  const choose = (next: Tab) => put('tab', next === 'trace' ? null : next);
  const showRound = (assignmentNo: number) => put('round', `${trace.leadId}~${assignmentNo}`);
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
          <LeadRounds trace={trace} onShow={showRound} />
          <LeadReason trace={trace} />
          <LeadCandidates trace={trace} />
          <LeadStory trace={trace} />
          {me.can.includes('list_customers') && <RiskListsSection leadId={trace.leadId} />}
        </>
      )}
    </>
  );
}
