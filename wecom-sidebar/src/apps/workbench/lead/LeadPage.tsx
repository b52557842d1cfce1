import { ApiError } from '@yinqiao/shared/client';
import type { Data } from '@yinqiao/shared/contracts';
import { useEffect } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useLead } from '../../../features/desk/hooks/useDesk';
import { type LeadDesk, useLeadDesk } from '../../../features/leads/hooks/useLeadDesk';
import { errorWords } from '../../../platform/errors/errorWords';
import { keepFocus } from '../../../platform/keepFocus';
import { useBusinessNow } from '../../../platform/now';
import { agoWords } from '../../../ui/touch/agoWords';
import { Icon } from '../../../ui/touch/Icon';
import { LeadSheets } from '../../../ui/touch/LeadSheets';
import { Notice } from '../../../ui/touch/Notice';
import { CalmPage, CardSkeleton, ErrorCard } from '../../../ui/touch/states';
import { Tag, type Tone } from '../../../ui/touch/Tag';
import { Watermark } from '../../../ui/touch/Watermark';
import { DisputeButton } from '../verdicts/DisputeButton';
import type { PageProps } from '../WorkbenchApp';
import { ConsentNotice } from './ConsentNotice';
import { FilledIn } from './FilledIn';
import { LeadFoot } from './LeadFoot';
import { ServiceClock } from './ServiceClock';
import { WhyMine } from './WhyMine';
import { WishButton } from './WishButton';
import './lead.css';

type LeadData = Data<'desk.lead'>;

/** One lead: why it is mine, what was agreed, what was filled in; 接受 under the thumb. */
export function LeadPage({ me, canOpenChat }: PageProps) {
  const { leadId = '' } = useParams();
  const query = useLead(leadId);
  const now = useBusinessNow(query.data && { businessNow: query.data.now, receivedAt: query.dataUpdatedAt });
  const desk = useLeadDesk();
  const navigate = useNavigate();
  return (
    <div className="touch">
      <nav className="back-row" aria-label="返回">
        <Link className="link" to="/">
          <Icon name="left" small />
          我的今天
        </Link>
      </nav>
      {query.data && now && !isGone(query.error) ? (
        <Content data={query.data} now={now} desk={desk} canOpenChat={canOpenChat} />
      ) : (
        <Unfetched error={query.error} onRetry={() => void query.refetch()} />
      )}
      <LeadSheets desk={desk} customerName={query.data?.customer.maskedName ?? ''} onReturned={() => void navigate('/')} />
      <Watermark text={me.watermark} />
    </div>
  );
}

/** Handed on or returned: what is still in the cache must not be worked on. */
const isGone = (error: unknown): error is ApiError => error instanceof ApiError && error.code === 'LEAD_UNKNOWN';

/** The page while there is no lead to show: loading, not in scope, or a failure. */
function Unfetched({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (isGone(error)) {
    return (
      <CalmPage icon="stop" title="这条线索不在你这里">
        <p>{error.message}</p>
      </CalmPage>
    );
  }
  if (error) {
    return (
      <main className="page">
        <h1 className="visually-hidden">线索</h1>
        <ErrorCard title="没取到这条线索" error={error} onRetry={onRetry} />
      </main>
    );
  }
  return (
    <main className="page" aria-busy="true" aria-label="正在加载线索">
      <h1 className="visually-hidden">线索</h1>
      <CardSkeleton />
      <CardSkeleton />
      <CardSkeleton />
    </main>
  );
}

interface ContentProps {
  data: LeadData;
  now: Date;
  desk: LeadDesk;
  canOpenChat: boolean;
}

function Content({ data, now, desk, canOpenChat }: ContentProps) {
  const { lead, customer } = data;
  const problem = desk.acceptErrorOf(lead);
  const mayContact = data.can.includes('outcome');
  return (
    <>
      <main className="page">
        <LeadHead data={data} now={now} />
        {problem && (
          <Notice kind="bad" live>
            {errorWords(problem).text}
          </Notice>
        )}
        {mayContact && customer.externalUserId === null && <NotFriends name={customer.maskedName} />}
        {lead.why.length > 0 && <WhyMine data={data} />}
        <ConsentNotice consent={data.consent} now={now} />
        <FilledIn data={data} />
        <div className="lead-links">
          <DisputeButton leadId={lead.leadId} />
          {data.can.length > 0 && <WishButton leadId={lead.leadId} />}
        </div>
      </main>
      <LeadFoot data={data} desk={desk} canOpenChat={canOpenChat} />
    </>
  );
}

const stateTones: Partial<Record<LeadData['lead']['state'], Tone>> = {
  assigned: 'brand',
  accepted: 'brand',
  contacted: 'good',
  won: 'good',
};

function LeadHead({ data, now }: { data: LeadData; now: Date }) {
  useEffect(keepFocus, []);
  const { lead, customer } = data;
  return (
    <section className="card lead-head">
      <p className="top">
        <span className="hint">
          来自 {lead.sourceText} · {agoWords(lead.capturedAt, now)}
        </span>
        <Tag tone={stateTones[lead.state] ?? 'neutral'}>{lead.state === 'assigned' ? '新线索' : lead.stateWord}</Tag>
      </p>
      <h1>{lead.title}</h1>
      <p className="sub">
        {customer.maskedName} {customer.genderWord} {customer.age} · {customer.areaText} · {customer.ownerText}
      </p>
      <ServiceClock data={data} now={now} />
    </section>
  );
}

function NotFriends({ name }: { name: string }) {
  return (
    <Notice kind="info">
      先加{name}为企业微信好友
      <span className="hint">在企业微信里发出添加请求，对方同意后这里会出现「打开聊天」；也可以先打电话，再记结果</span>
    </Notice>
  );
}
