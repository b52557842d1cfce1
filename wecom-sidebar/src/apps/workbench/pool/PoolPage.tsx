import './pool.css';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { type OpenPool, type PooledLead, useGrabLead, useOpenPool } from '../../../features/leads/hooks/useOpenPool';
import { errorWords } from '../../../platform/errors/errorWords';
import { keepFocus } from '../../../platform/keepFocus';
import { Button } from '../../../ui/touch/Button';
import { Icon } from '../../../ui/touch/Icon';
import { Notice } from '../../../ui/touch/Notice';
import { CardSkeleton, EmptyCard, ErrorPage } from '../../../ui/touch/states';
import { useToast } from '../../../ui/touch/Toast';
import { Watermark } from '../../../ui/touch/Watermark';
import type { PageProps } from '../WorkbenchApp';
import { PooledCard } from './PooledCard';

/** 公海, for those who may take leads from it: nobody else asks for it, which would be a refusal in the trail each time. */
export function PoolPage({ me }: PageProps) {
  return me.can.includes('grab_leads') ? <Pool watermark={me.watermark} /> : <NotForMe watermark={me.watermark} />;
}

function NotForMe({ watermark }: { watermark: string }) {
  const navigate = useNavigate();
  return (
    <main className="touch page">
      <h1 className="visually-hidden">公海</h1>
      <EmptyCard
        title="你的岗位不抢公海"
        text="公海里的线索由网点的客户经理抢；分给你的，会出现在我的今天"
        action={<Button onClick={() => void navigate('/')}>我的今天</Button>}
      />
      <Watermark text={watermark} />
    </main>
  );
}

/** What nobody follows, in an order of one’s own, and how many one may still take today. */
function Pool({ watermark }: { watermark: string }) {
  const query = useOpenPool();
  if (query.data) return <Content pool={query.data} watermark={watermark} />;
  if (!query.isError) return <PoolSkeleton />;
  return <ErrorPage title="没取到公海" error={query.error} onRetry={() => void query.refetch()} />;
}

function Content({ pool, watermark }: { pool: OpenPool; watermark: string }) {
  useEffect(keepFocus, []);
  const navigate = useNavigate();
  const toast = useToast();
  const grab = useGrabLead();
  const take = (lead: PooledLead) =>
    grab.mutate(lead.leadId, {
      onSuccess: ({ leadId }) => {
        toast(`已抢到 ${lead.maskedName}，${pool.contactMinutes} 分钟内联系`);
        void navigate(`/leads/${leadId}`);
      },
    });
  const first = pool.closedText === null ? pool.leads.findIndex(({ blockText }) => blockText === null) : -1;
  return (
    <div className="touch">
      <PoolHead pool={pool} onBack={() => void navigate('/')} />
      <main className="page">
        {pool.closedText && <Notice kind="info">{pool.closedText}</Notice>}
        {grab.error && (
          <Notice kind="warn" live>
            {errorWords(grab.error).text}
          </Notice>
        )}
        {pool.leads.length === 0 && <EmptyCard title="公海里现在没有线索" text="有线索放进来时，过了保护时间就会出现在这里" />}
        {pool.leads.map((lead, index) => (
          <PooledCard
            key={lead.leadId}
            lead={lead}
            now={pool.now}
            action={
              pool.closedText === null &&
              lead.blockText === null && (
                <Button
                  look={index === first ? 'primary' : 'outline'}
                  busy={grab.isPending && grab.variables === lead.leadId}
                  onClick={() => !grab.isPending && take(lead)}
                >
                  抢这一条
                </Button>
              )
            }
          />
        ))}
        {pool.total > pool.leads.length && <p className="hint">公海共 {pool.total} 条，每小时换一次顺序</p>}
      </main>
      <Watermark text={watermark} />
    </div>
  );
}

function PoolHead({ pool, onBack }: { pool: OpenPool; onBack: () => void }) {
  return (
    <header className="day-head">
      <div className="day-head-line">
        <h1>公海 {pool.total} 条</h1>
        <Button look="plain" onClick={onBack}>
          <Icon name="left" small />
          我的今天
        </Button>
      </div>
      <p className="sub">
        今日还可抢 <b>{pool.left}</b> / {pool.perDay} 单 · 抢到即接受，{pool.contactMinutes} 分钟内联系
      </p>
      <p className="hint">跟过的线索 {pool.coolOffDays} 天内不能再抢；每人看到的顺序不同</p>
    </header>
  );
}

function PoolSkeleton() {
  return (
    <main className="touch page" aria-busy="true">
      <h1 className="visually-hidden">公海</h1>
      {[1, 2, 3].map((n) => (
        <CardSkeleton key={n} buttons={1} />
      ))}
    </main>
  );
}
