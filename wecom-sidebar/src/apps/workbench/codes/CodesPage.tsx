import './codes.css';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { type EntryCode, type MyEntryCodes, useMyEntryCodes } from '../../../features/entry-codes/entryCodes';
import { keepFocus } from '../../../platform/keepFocus';
import { Button } from '../../../ui/touch/Button';
import { Icon } from '../../../ui/touch/Icon';
import { CardSkeleton, EmptyCard, ErrorPage } from '../../../ui/touch/states';
import { Watermark } from '../../../ui/touch/Watermark';
import type { PageProps } from '../WorkbenchApp';
import { CodeCard } from './CodeCard';
import { CodeSheet } from './CodeSheet';
import { NewCodeSheet } from './NewCodeSheet';

const OWN_WORDS = '客户扫码后来咨询，按「来源码」规则优先给你；有专属顾问的由 TA 跟进，你记转介绍';
/** Who only refers is given no leads. */
const REFERRAL_WORDS = '客户扫码后来咨询，优先给你推荐的同事，你记转介绍';

/** 我的获客码: codes to hand to customers, and what came of each. */
export function CodesPage({ me }: PageProps) {
  const query = useMyEntryCodes();
  if (query.data) return <Content mine={query.data} watermark={me.watermark} />;
  if (!query.isError) return <CodesSkeleton />;
  return <ErrorPage title="没取到获客码" error={query.error} onRetry={() => void query.refetch()} />;
}

function Content({ mine, watermark }: { mine: MyEntryCodes; watermark: string }) {
  useEffect(keepFocus, []);
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  const [shownId, setShownId] = useState<string | null>(null);
  const { codes, kinds } = mine;
  const shown = codes.find(({ entryId }) => entryId === shownId);
  const active = codes.filter((code) => code.active);
  const make = kinds.length > 0 && (
    <Button look="primary" onClick={() => setMaking(true)}>
      新建获客码
    </Button>
  );
  return (
    <div className="touch">
      <header className="day-head">
        <div className="day-head-line">
          <h1>我的获客码 {active.length} 个</h1>
          <Button look="plain" onClick={() => void navigate('/')}>
            <Icon name="left" small />
            我的今天
          </Button>
        </div>
        <p className="sub">{kinds.includes('staff') ? OWN_WORDS : REFERRAL_WORDS}</p>
      </header>
      <main className="page">
        {codes.length === 0 && (
          <EmptyCard title="还没有获客码" text="建一个，印在名片上或发给客户，谁扫过、谁咨询都会记在这里" action={make} />
        )}
        {codes.length > 0 && make && <div className="button-row codes-make">{make}</div>}
        {codes.map((code) => (
          <CodeCard key={code.entryId} code={code} now={mine.now} onShow={() => setShownId(code.entryId)} />
        ))}
      </main>
      <NewCodeSheet mine={mine} open={making} onClose={() => setMaking(false)} onMade={setShownId} />
      <ShownSheet code={shown} onClose={() => setShownId(null)} />
      <Watermark text={watermark} />
    </div>
  );
}

const ShownSheet = ({ code, onClose }: { code: EntryCode | undefined; onClose: () => void }) =>
  code ? <CodeSheet key={code.entryId} code={code} onClose={onClose} /> : null;

function CodesSkeleton() {
  return (
    <main className="touch page" aria-busy="true">
      <h1 className="visually-hidden">我的获客码</h1>
      {[1, 2, 3].map((n) => (
        <CardSkeleton key={n} buttons={1} />
      ))}
    </main>
  );
}
