import './verdicts.css';
import { useState } from 'react';
import { Button } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { Paper } from '../../../features/verdicts/paper/Paper';
import { useVerdict, type VerdictDocument } from '../../../features/verdicts/verdicts';
import { Icon } from '../../../ui/desk/Icon';
import { Loaded } from '../../../ui/desk/Loaded';
import { Notice } from '../../../ui/desk/Notice';
import { PageHead } from '../../../ui/desk/PageHead';
import { SkeletonLines } from '../../../ui/desk/Skeleton';
import { Tag } from '../../../ui/desk/Tag';
import { Watermark } from '../../../ui/desk/Watermark';
import { useSession } from '../shell/SessionContext';
import { useConsoleLink } from '../shell/useActingUnit';
import { AppealDialog } from './AppealDialog';
import { DecideDialog } from './DecideDialog';
import { Measures } from './Measures';
import { VerifiedTag } from './VerifiedTag';

/** 归属裁决书: one document as it is printed, with the one step that is the viewer's. */
export default function VerdictPage() {
  const { me } = useSession();
  const { verdictId = '' } = useParams();
  const [params] = useSearchParams();
  const issue = Number(params.get('issue')) || undefined;
  const query = useVerdict(verdictId, issue);
  return (
    <>
      <Loaded page query={query} skeleton={<PaperSkeleton />} fault="裁决书没有取到">
        {(document) => <Content document={document} />}
      </Loaded>
      <Watermark text={me.watermark} />
    </>
  );
}

const PaperSkeleton = () => (
  <div className="paper">
    <SkeletonLines lines={12} />
  </div>
);

type Step = VerdictDocument['can'][number];

function Content({ document }: { document: VerdictDocument }) {
  const link = useConsoleLink();
  const [open, setOpen] = useState<Step | null>(null);
  const latest = document.issues.at(-1);
  const isEarlier = latest !== undefined && latest.no !== document.issue.no;
  const close = () => setOpen(null);
  return (
    <>
      <PageHead
        title="归属裁决书"
        crumb={<Link to={link('/leads/verdicts')}>线索 / 归属裁决</Link>}
        hint={
          <>
            <Tag tone={document.tone}>{document.stateWord}</Tag>
            <VerifiedTag numberText={document.numberText} />
          </>
        }
        actions={
          <>
            {document.can.includes('appeal') && <Button onClick={() => setOpen('appeal')}>申诉…</Button>}
            {document.can.includes('decide') && (
              <Button type="primary" onClick={() => setOpen('decide')}>
                答复申诉…
              </Button>
            )}
            <Button
              type={document.can.includes('decide') ? 'default' : 'primary'}
              icon={<Icon name="print" />}
              onClick={() => window.print()}
            >
              打印
            </Button>
          </>
        }
      />
      {isEarlier && (
        <Notice tone="warn" action={<Link to={link(`/leads/verdicts/${document.verdictId}`)}>看现行版</Link>}>
          这是第 {document.issue.no} 版，已由第 {latest.no} 版替代，只供对照。
        </Notice>
      )}
      <Paper
        document={document}
        leadLink={(leadId, text) => <Link to={link(`/leads/${leadId}`)}>{text}</Link>}
        issueLink={(no, text) => <Link to={link(`/leads/verdicts/${document.verdictId}`, { issue: String(no) })}>{text}</Link>}
      >
        <Measures document={document} />
      </Paper>
      {open === 'appeal' && <AppealDialog document={document} onClose={close} />}
      {open === 'decide' && <DecideDialog document={document} onClose={close} />}
    </>
  );
}
