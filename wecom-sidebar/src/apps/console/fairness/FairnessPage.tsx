import './fairness.css';
import { clockWords } from '@yinqiao/shared/domain';
import { Button, Select } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { type Fairness, useFairness } from '../../../features/leads-console/fairness';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { Loaded } from '../../../ui/desk/Loaded';
import { Notice } from '../../../ui/desk/Notice';
import { PageHead } from '../../../ui/desk/PageHead';
import { Segmented } from '../../../ui/desk/Segmented';
import { useSession } from '../shell/SessionContext';
import { useActingUnit, useConsoleLink } from '../shell/useActingUnit';
import { FairnessCards } from './FairnessCards';
import { FairnessSkeleton } from './FairnessSkeleton';
import { FairnessTables } from './FairnessTables';
import { leadsWords, spanWords } from './fairnessWords';
import { ShareMultiples } from './ShareMultiples';
import { weekOptions } from './weekOptions';

/** Cells side by side say something only while one can look over them. */
const MOST_CELLS = 60;

/** 公平报告: what everyone of a unit was entitled to and was given, by the rules. */
export default function FairnessPage() {
  const { now } = useSession();
  const { unitId } = useActingUnit();
  const link = useConsoleLink();
  const [params, setParams] = useSearchParams();
  const weeks = weekOptions(now);
  const thisWeek = weeks[0]?.value ?? '';
  const week = params.get('week') ?? thisWeek;
  const view = params.get('view') === 'table' ? 'table' : 'chart';
  const query = useFairness({ unitId, week });
  const set = (name: string, value: string) =>
    setParams((current) => new URLSearchParams({ ...Object.fromEntries(current), [name]: value }));
  const report = query.data;
  return (
    <>
      <PageHead
        title="公平报告"
        crumb={
          <>
            <Link to={link('/leads')}>线索</Link> / 分配
          </>
        }
        hint={
          report && (
            <span className="hint">
              {report.unitName} · {report.people.length} 人 · {spanWords(report)} · 实时 {clockWords(report.now)}
            </span>
          )
        }
        actions={
          <>
            <Segmented
              label="图或表"
              options={[
                { key: 'chart', label: '图' },
                { key: 'table', label: '表' },
              ]}
              value={view}
              onChange={(next) => set('view', next)}
            />
            <Select
              aria-label="哪一周"
              value={week}
              options={weeks}
              popupMatchSelectWidth={false}
              onChange={(next: string) => set('week', next)}
            />
          </>
        }
      />
      <Loaded query={query} skeleton={<FairnessSkeleton />} fault="公平报告没有取到">
        {(data) => (
          <Content
            report={data}
            view={view}
            onEarlier={() => set('week', weeks[weeks.findIndex(({ value }) => value === week) + 1]?.value ?? thisWeek)}
          />
        )}
      </Loaded>
    </>
  );
}

function Content({ report, view, onEarlier }: { report: Fairness; view: 'chart' | 'table'; onEarlier: () => void }) {
  const isTable = view === 'table' || report.people.length > MOST_CELLS;
  return (
    <div className="split-2">
      <div className="stack">
        {view === 'chart' && isTable && <Notice>{report.people.length} 人太多，一页图看不过来，先看表；选下级机构可以看图。</Notice>}
        {isQuiet(report) ? (
          <Quiet report={report} onEarlier={onEarlier} />
        ) : isTable ? (
          <FairnessTables report={report} />
        ) : (
          <ShareMultiples report={report} />
        )}
        <small className="hint">
          每位客户经理都能看到自己的一格{exampleOf(report)}。规则 {report.policy}；口径只计第 11 条公平份额。
        </small>
      </div>
      <FairnessCards report={report} />
    </div>
  );
}

const isQuiet = ({ people }: Fairness): boolean => people.every(({ entitled, given }) => entitled === 0 && given === 0);

function exampleOf({ people }: Fairness): string {
  const one = people.findLast(({ entitled }) => entitled > 0);
  return one ? `：「我应得 ${leadsWords(one.entitled)} · 已得 ${one.given}」` : '';
}

function Quiet({ report: { people }, onEarlier }: { report: Fairness; onEarlier: () => void }) {
  return (
    <section className="card">
      {people.length === 0 ? (
        <EmptyState title="这个机构没有客户经理" text="换一个有网点的机构看。" />
      ) : (
        <EmptyState
          title="这一周没有按公平份额分出的线索"
          text="线索分给客户经理后，应得和已得会出现在这里。"
          action={
            <Button type="primary" onClick={onEarlier}>
              看前一周
            </Button>
          }
        />
      )}
    </section>
  );
}
