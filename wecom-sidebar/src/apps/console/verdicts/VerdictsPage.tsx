import './verdicts.css';
import { Link, useSearchParams } from 'react-router';
import { useVerdicts, type VerdictView } from '../../../features/verdicts/verdicts';
import { ListViews } from '../../../ui/desk/ListViews';
import { Loaded } from '../../../ui/desk/Loaded';
import { PageHead } from '../../../ui/desk/PageHead';
import { SkeletonTable } from '../../../ui/desk/Skeleton';
import { Watermark } from '../../../ui/desk/Watermark';
import { useSession } from '../shell/SessionContext';
import { useConsoleLink } from '../shell/useActingUnit';
import { VerdictTable, verdictColumns } from './VerdictTable';
import { VerifyCard } from './VerifyCard';

const views: Record<VerdictView, string> = { todo: '待我处理', open: '未终局', all: '全部' };
const isView = (text: string | null): text is VerdictView => text !== null && text in views;

/** 归属裁决: the documents of the units one looks after, those that wait for oneself first, and 核验 by number. */
export default function VerdictsPage() {
  const { me } = useSession();
  const link = useConsoleLink();
  const [params] = useSearchParams();
  const asked = params.get('view');
  const todo = useVerdicts('todo');
  const waiting = todo.data?.pages[0]?.data.counts.todo ?? 0;
  const view: VerdictView = isView(asked) ? asked : waiting > 0 ? 'todo' : 'open';
  const list = useVerdicts(view);
  const head = list.data?.pages[0]?.data;
  return (
    <>
      <PageHead
        title="归属裁决"
        crumb={<Link to={link('/leads')}>线索</Link>}
        hint={<ListViews views={views} value={view} head={head} />}
      />
      <div className="split-2">
        <section className="card" aria-label="裁决列表">
          <Loaded
            query={{ data: list.data, error: list.error, refetch: list.refetch }}
            skeleton={<SkeletonTable head={verdictColumns} rows={3} />}
            fault="裁决列表没有取到"
          >
            {({ pages }) => <VerdictTable verdicts={pages.flatMap((page) => page.data.verdicts)} view={view} list={list} />}
          </Loaded>
        </section>
        <VerifyCard />
      </div>
      <Watermark text={me.watermark} />
    </>
  );
}
