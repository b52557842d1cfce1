import './leads.css';
import { clockWords } from '@yinqiao/shared/domain';
import { useEffect, useRef } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useLeadList } from '../../../features/leads-console/leadList';
import { Loaded } from '../../../ui/desk/Loaded';
import { Notice } from '../../../ui/desk/Notice';
import { PageHead } from '../../../ui/desk/PageHead';
import { Segmented } from '../../../ui/desk/Segmented';
import { SkeletonTable } from '../../../ui/desk/Skeleton';
import { Watermark } from '../../../ui/desk/Watermark';
import { useHotkeys } from '../../../ui/desk/useHotkeys';
import { useSession } from '../shell/SessionContext';
import { useActingUnit, useConsoleLink } from '../shell/useActingUnit';
import { FairnessLink } from './FairnessLink';
import { LeadDrawer } from './LeadDrawer';
import { LeadTable, leadColumns } from './LeadTable';
import { isLeadView, leadViews, viewWords } from './leadViews';

/** The queue of leads of a unit's subtree; one lead opens beside it under its own address. */
export default function LeadsPage() {
  const { me } = useSession();
  const { unitId } = useActingUnit();
  const link = useConsoleLink();
  const { leadId } = useParams();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const asked = params.get('view');
  const view = isLeadView(asked) ? asked : 'today';
  const importId = params.get('import') ?? undefined;
  const list = useLeadList({ view, unitId, importId });
  const leads = list.data?.pages.flatMap((page) => page.data.leads) ?? [];
  const head = list.data?.pages[0]?.data;

  const open = (id: string | undefined) => void navigate({ pathname: id ? `/leads/${id}` : '/leads', search: params.toString() });
  // A closed lead keeps its place in the queue.
  const place = useRef(leadId);
  useEffect(() => {
    if (leadId) place.current = leadId;
  }, [leadId]);
  const step = (by: 1 | -1) => {
    const at = leads.findIndex((lead) => lead.leadId === place.current);
    const next = leads[at === -1 ? 0 : Math.min(Math.max(at + by, 0), leads.length - 1)];
    if (next) open(next.leadId);
  };
  useHotkeys({ j: () => step(1), k: () => step(-1) });

  return (
    <>
      <PageHead
        sticky
        title="线索"
        hint={
          <>
            <Segmented
              label="视图"
              options={leadViews.map((key) => ({
                key,
                label: head && key !== 'all' ? `${viewWords[key]} ${head.counts[key]}` : viewWords[key],
              }))}
              value={view}
              onChange={(next) => setParams((current) => new URLSearchParams({ ...Object.fromEntries(current), view: next }))}
            />
            {head && <small className="hint">实时 {clockWords(head.now)}</small>}
            <FairnessLink />
          </>
        }
        actions={
          <small className="hint">
            <kbd className="kbd">j</kbd> 下一条 <kbd className="kbd">k</kbd> 上一条
          </small>
        }
      />
      {importId && (
        <Notice action={<Link to={link('/leads', { view: 'all' })}>看全部线索</Link>}>
          只看这次名单导入带来的线索，含并入原有线索的。
        </Notice>
      )}
      <section className="card" aria-label="线索列表">
        <Loaded
          query={{ data: list.data, error: list.error, refetch: list.refetch }}
          skeleton={<SkeletonTable head={leadColumns} />}
          fault="线索列表没有取到"
        >
          {() => <LeadTable leads={leads} view={view} counts={head?.counts} openId={leadId} list={list} />}
        </Loaded>
      </section>
      {leadId && <LeadDrawer leadId={leadId} onClose={() => open(undefined)} />}
      <Watermark text={me.watermark} />
    </>
  );
}
