import { momentWords } from '@yinqiao/shared/domain';
import { Link } from 'react-router';
import { useVerdicts } from '../../../features/verdicts/verdicts';
import { Icon } from '../../../ui/touch/Icon';
import { CardSkeleton, EmptyCard, ErrorCard } from '../../../ui/touch/states';
import { Tag } from '../../../ui/touch/Tag';
import { Watermark } from '../../../ui/touch/Watermark';
import type { PageProps } from '../WorkbenchApp';
import './verdicts.css';

/** 我的归属裁决: the documents I am a party of, newest first. */
export function MyVerdictsPage({ me }: PageProps) {
  const query = useVerdicts('all');
  const head = query.data?.pages[0]?.data;
  return (
    <div className="touch">
      <nav className="back-row" aria-label="返回">
        <Link className="link" to="/">
          <Icon name="left" small />
          我的今天
        </Link>
      </nav>
      <main className="page">
        <h1>我的归属裁决</h1>
        {query.isPending && <CardSkeleton />}
        {query.isError && !head && <ErrorCard title="没取到裁决列表" error={query.error} onRetry={() => void query.refetch()} />}
        {head?.verdicts.length === 0 && <EmptyCard title="没有归属裁决" text="在线索页里可以「对归属有异议」，系统会当场出裁决书" />}
        {head?.verdicts.map((verdict) => (
          <section key={verdict.verdictId} className="card">
            <p className="verdict-top">
              <span className="hint">
                {verdict.maskedName} · {verdict.productText}
              </span>
              <Tag tone={verdict.tone}>{verdict.stateWord}</Tag>
            </p>
            <h2>{verdict.rulingText}</h2>
            <p className="sub">{verdict.partiesText}</p>
            {verdict.appealBy && <p className="hint">{momentWords(verdict.appealBy, head.now)} 前可以申诉</p>}
            <Link className="link" to={`/verdicts/${verdict.verdictId}`}>
              看裁决书 {verdict.numberText}
            </Link>
          </section>
        ))}
      </main>
      <Watermark text={me.watermark} />
    </div>
  );
}
