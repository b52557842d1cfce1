import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useVerdict, type VerdictDocument } from '../../../features/verdicts/verdicts';
import { Button } from '../../../ui/touch/Button';
import { Icon } from '../../../ui/touch/Icon';
import { CardSkeleton, ErrorCard } from '../../../ui/touch/states';
import { Tag } from '../../../ui/touch/Tag';
import { Watermark } from '../../../ui/touch/Watermark';
import type { PageProps } from '../WorkbenchApp';
import { AppealSheet } from './AppealSheet';
import { MeasuresCard } from './MeasuresCard';
import './verdicts.css';

/** 归属裁决书 as a party reads it on the phone; 申诉 under the thumb while there is time. */
export function MyVerdictPage({ me }: PageProps) {
  const { verdictId = '' } = useParams();
  const query = useVerdict(verdictId);
  const [isAppealing, setAppealing] = useState(false);
  const document = query.data;
  return (
    <div className="touch">
      <nav className="back-row" aria-label="返回">
        <Link className="link" to="/verdicts">
          <Icon name="left" small />
          我的归属裁决
        </Link>
      </nav>
      <main className="page">
        {!document && <h1 className="visually-hidden">归属裁决书</h1>}
        {query.isPending && <CardSkeleton />}
        {query.isError && !document && <ErrorCard title="没取到裁决书" error={query.error} onRetry={() => void query.refetch()} />}
        {document && <Content document={document} />}
      </main>
      {document?.can.includes('appeal') && (
        <footer className="foot">
          <div className="button-row">
            <Button look="primary" wide onClick={() => setAppealing(true)}>
              申诉…
            </Button>
          </div>
        </footer>
      )}
      {document && <AppealSheet key={document.version} document={document} open={isAppealing} onClose={() => setAppealing(false)} />}
      <Watermark text={me.watermark} />
    </div>
  );
}

const Content = ({ document }: { document: VerdictDocument }) => (
  <>
    <section className="card">
      <p className="verdict-top">
        <span className="hint">{document.numberText}</span>
        <Tag tone={document.tone}>{document.stateWord}</Tag>
      </p>
      <h1>{document.ruling[0]}</h1>
      {document.ruling.slice(1).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className="hint">
        {document.customerText} · {document.productText} · {document.kindText}
      </p>
    </section>
    <MeasuresCard document={document} />
    <section className="card">
      <h2>认定的事实</h2>
      <ul className="verdict-lines">
        {document.facts.map((fact) => (
          <li key={`${fact.timeText}${fact.text}`}>
            {fact.text}
            <small className="hint">
              {fact.timeText} · {fact.proof}
            </small>
          </li>
        ))}
      </ul>
      <p className="hint">{document.evidenceText}</p>
    </section>
    <section className="card">
      <h2>适用条款 {document.policyText}</h2>
      <ul className="verdict-lines">
        {document.clauses.map((clause) => (
          <li key={clause.name}>
            <b>{clause.name}</b> {clause.text}
            <small className={clause.applies ? 'good' : 'hint'}>{clause.resultText}</small>
          </li>
        ))}
      </ul>
    </section>
    <section className="card">
      <h2>申诉</h2>
      <p>{document.appealText}</p>
      <ul className="verdict-lines">
        {document.appeals.map((appeal) => (
          <li key={appeal.at}>
            {appeal.byName}
            {appeal.levelText}：{appeal.reason}
            <small className="hint">
              {appeal.answerText}
              {appeal.answerReason && `：${appeal.answerReason}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  </>
);
