import './calendar.css';
import { businessDayOf, clockWords, dayWords, shanghaiParts } from '@yinqiao/shared/domain';
import { Link, useSearchParams } from 'react-router';
import { type Calendar, useCalendar } from '../../../../features/orgs-console/calendar';
import { Loaded } from '../../../../ui/desk/Loaded';
import { Notice } from '../../../../ui/desk/Notice';
import { PageHead } from '../../../../ui/desk/PageHead';
import { Segmented } from '../../../../ui/desk/Segmented';
import { SkeletonLines } from '../../../../ui/desk/Skeleton';
import { useSession } from '../../shell/SessionContext';
import { useConsoleLink } from '../../shell/useActingUnit';
import { CalendarEditor } from './CalendarEditor';

/** 工作日历: the year that hours, rosters and every clock keep to; head office publishes it, everyone else reads it. */
export default function CalendarPage() {
  const { now } = useSession();
  const link = useConsoleLink();
  const [params, setParams] = useSearchParams();
  const thisYear = shanghaiParts(now).year;
  const year = Number(params.get('year') ?? thisYear);
  const query = useCalendar(year);
  const years = query.data?.years ?? [thisYear - 1, thisYear, thisYear + 1];
  const choose = (next: string) => setParams((current) => new URLSearchParams({ ...Object.fromEntries(current), year: next }));
  return (
    <>
      <PageHead
        title="工作日历"
        crumb={
          <>
            <Link to={link('/orgs')}>机构</Link> / 工作日历
          </>
        }
        hint={query.data && <span className="hint">{publishedWords(query.data, now)}</span>}
        actions={
          <Segmented
            label="哪一年"
            options={years.map((one) => ({ key: String(one), label: `${one}` }))}
            value={String(year)}
            onChange={choose}
          />
        }
      />
      {query.data?.missingYears.map((missing) => (
        <Notice key={missing} tone="warn">
          {missing} 年的日历还没有发布，那一年的时限暂按星期计算，放假和调休不计。
        </Notice>
      ))}
      <Loaded
        query={query}
        skeleton={
          <section className="card card-body">
            <SkeletonLines lines={10} />
          </section>
        }
        fault="工作日历没有取到"
      >
        {(calendar) => <CalendarEditor key={calendar.year} calendar={calendar} today={businessDayOf(now)} />}
      </Loaded>
    </>
  );
}

/** 第 2 版，11月20日 09:12 林若川发布 */
function publishedWords({ version, publishedAt, publishedBy }: Calendar, now: Date): string {
  if (!publishedAt) return '还没有发布';
  return `第 ${version} 版，${dayWords(publishedAt, now)} ${clockWords(publishedAt)} ${publishedBy ?? ''}发布`;
}
