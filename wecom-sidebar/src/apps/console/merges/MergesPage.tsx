import './merges.css';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type MergeView, useMerges } from '../../../features/leads-console/merges';
import { ListViews } from '../../../ui/desk/ListViews';
import { Loaded } from '../../../ui/desk/Loaded';
import { PageHead } from '../../../ui/desk/PageHead';
import { SkeletonTable } from '../../../ui/desk/Skeleton';
import { Watermark } from '../../../ui/desk/Watermark';
import { useSession } from '../shell/SessionContext';
import { useActingUnit, useConsoleLink } from '../shell/useActingUnit';
import { MergeTable, mergeColumns } from './MergeTable';
import { ProposeDialog } from './ProposeDialog';

const views: Record<MergeView, string> = { open: '待合并', merged: '已合并', closed: '不合并' };
const isView = (text: string | null): text is MergeView => text !== null && text in views;

/** 合并客户: pairs who seem to be one person, for whoever looks after both. */
export default function MergesPage() {
  const { me } = useSession();
  const { unitId } = useActingUnit();
  const link = useConsoleLink();
  const [params] = useSearchParams();
  const [proposing, setProposing] = useState(false);
  const asked = params.get('view');
  const view: MergeView = isView(asked) ? asked : 'open';
  const list = useMerges(view, unitId);
  const head = list.data?.pages[0]?.data;
  return (
    <>
      <PageHead
        title="合并客户"
        crumb={<Link to={link('/leads')}>线索</Link>}
        hint={<ListViews views={views} value={view} head={head} />}
        actions={head?.mayPropose && <Button onClick={() => setProposing(true)}>提出合并…</Button>}
      />
      <section className="card" aria-label="合并列表">
        <Loaded
          query={{ data: list.data, error: list.error, refetch: list.refetch }}
          skeleton={<SkeletonTable head={mergeColumns} rows={3} />}
          fault="合并列表没有取到"
        >
          {({ pages }) => <MergeTable merges={pages.flatMap((page) => page.data.merges)} view={view} list={list} />}
        </Loaded>
      </section>
      {proposing && <ProposeDialog onClose={() => setProposing(false)} />}
      <Watermark text={me.watermark} />
    </>
  );
}
