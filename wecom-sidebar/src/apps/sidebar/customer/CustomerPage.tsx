import { ApiError } from '@yinqiao/shared/client';
import type { Data } from '@yinqiao/shared/contracts';
import { useState } from 'react';
import { useCustomer } from '../../../features/desk/hooks/useDesk';
import { useLeadDesk } from '../../../features/leads/hooks/useLeadDesk';
import { useBusinessNow } from '../../../platform/now';
import { LeadSheets } from '../../../ui/touch/LeadSheets';
import { CalmPage, ErrorPage } from '../../../ui/touch/states';
import { panelId, tabId, Tabs } from '../../../ui/touch/Tabs';
import { Watermark } from '../../../ui/touch/Watermark';
import type { CustomerTab } from '../paths';
import { ScriptsTab } from '../scripts/ScriptsTab';
import { CustomerHead } from './CustomerHead';
import { CustomerSkeleton } from './CustomerSkeleton';
import { GateStrip } from './GateStrip';
import { JourneyTab } from './JourneyTab';
import { LeadCard } from './LeadCard';
import { NextAction } from './NextAction';
import { OwnershipCard } from './OwnershipCard';
import { ProfileTab } from './ProfileTab';
import { TodoTab } from './TodoTab';
import { useCustomerTab } from './useCustomerTab';
import './customer.css';

type Customer = Data<'desk.customer'>;

/** The sidebar's one page: who this is, what may be sent, what to do now. */
export function CustomerPage({ externalUserId, watermark }: { externalUserId: string; watermark: string }) {
  const query = useCustomer(externalUserId);
  const now = useBusinessNow(query.data && { businessNow: query.data.now, receivedAt: query.dataUpdatedAt });
  if (query.error instanceof ApiError && query.error.code === 'CUSTOMER_UNKNOWN') return <NotMine reason={query.error.message} />;
  if (query.data && now) return <Content customer={query.data} externalUserId={externalUserId} now={now} watermark={watermark} />;
  if (!query.isError) return <CustomerSkeleton />;
  return <ErrorPage title="没取到这位客户" error={query.error} onRetry={() => void query.refetch()} />;
}

function NotMine({ reason }: { reason: string }) {
  return (
    <CalmPage icon="stop" title="看不到这位客户">
      <p>{reason}</p>
      <p className="hint">加为企业微信好友或线索分给你之后，这里会自己打开。</p>
    </CalmPage>
  );
}

/** A lead that waits to be accepted says so on its own card; the same thing is not asked twice. */
function nextBeyondAccepting({ next, leads }: Customer): Customer['next'] {
  const lead = leads.find(({ leadId }) => leadId === next?.leadId);
  return lead?.state === 'assigned' ? null : next;
}

function Content({
  customer,
  externalUserId,
  now,
  watermark,
}: {
  customer: Customer;
  externalUserId: string;
  now: Date;
  watermark: string;
}) {
  const [tab, setTab] = useCustomerTab(externalUserId);
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  const { outcomeFor, leads } = customer;
  const next = nextBeyondAccepting(customer);
  const desk = useLeadDesk();
  const showScript = (scriptId: string) => {
    setPointedAt(scriptId);
    setTab('scripts');
  };
  const tabs = [
    { id: 'todo', text: customer.tasks.length > 0 ? `待办 ${customer.tasks.length}` : '待办' },
    { id: 'scripts', text: '话术' },
    { id: 'profile', text: '画像' },
    { id: 'journey', text: '旅程' },
  ] as const satisfies readonly { id: CustomerTab; text: string }[];

  return (
    <div className="touch">
      <CustomerHead head={customer.head} />
      <GateStrip gate={customer.gate} />
      <main>
        {(next !== null || leads.length > 0) && (
          <div className="page">
            {next && (
              <NextAction next={next} now={now} onScript={showScript} onOutcome={outcomeFor && (() => desk.askOutcome(outcomeFor))} />
            )}
            {leads.map((lead, index) => (
              <LeadCard key={lead.leadId} lead={lead} now={now} desk={desk} first={next === null && index === 0} />
            ))}
          </div>
        )}
        <Tabs label="客户" tabs={tabs} current={tab} onChange={setTab} />
        <div className="page" role="tabpanel" id={panelId(tab)} aria-labelledby={tabId(tab)}>
          {tab === 'todo' && <TodoTab tasks={customer.tasks} now={now} />}
          {tab === 'scripts' && <ScriptsTab externalUserId={externalUserId} pointedAt={pointedAt} />}
          {tab === 'profile' && (
            <>
              <ProfileTab personId={customer.personId} externalUserId={externalUserId} rows={customer.profile} />
              <OwnershipCard leads={leads} othersLeads={customer.othersLeads} verdicts={customer.verdicts} />
            </>
          )}
          {tab === 'journey' && <JourneyTab entries={customer.journey} now={now} />}
        </div>
      </main>
      <LeadSheets desk={desk} customerName={customer.head.maskedName} />
      <Watermark text={watermark} />
    </div>
  );
}
