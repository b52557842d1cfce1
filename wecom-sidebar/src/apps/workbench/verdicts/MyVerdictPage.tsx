import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { Paper } from '../../../features/verdicts/paper/Paper';
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
  const [params] = useSearchParams();
  const query = useVerdict(verdictId, Number(params.get('issue')) || undefined);
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
    <div className="verdict-top no-print">
      <Tag tone={document.tone}>{document.stateWord}</Tag>
      <button type="button" className="link" onClick={() => window.print()}>
        打印
      </button>
    </div>
    <h1 className="visually-hidden">归属裁决书</h1>
    <Paper
      document={document}
      leadLink={(leadId, text) => (
        <Link className="link" to={`/leads/${leadId}`}>
          {text}
        </Link>
      )}
      issueLink={(no, text) => (
        <Link className="link" to={`/verdicts/${document.verdictId}?issue=${no}`}>
          {text}
        </Link>
      )}
    >
      <MeasuresCard document={document} />
    </Paper>
  </>
);
