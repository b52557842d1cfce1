import type { Data } from '@yinqiao/shared/contracts';
import { useSearchParams } from 'react-router';
import { useToday } from '../../../features/desk/hooks/useDesk';
import { useBusinessNow } from '../../../platform/now';
import { Button } from '../../../ui/touch/Button';
import { EmptyCard, ErrorPage } from '../../../ui/touch/states';
import { panelId, tabId, Tabs } from '../../../ui/touch/Tabs';
import { TaskCard } from '../../../ui/touch/TaskCard';
import { Watermark } from '../../../ui/touch/Watermark';
import type { PageProps } from '../WorkbenchApp';
import { DayHead } from './DayHead';
import { hasActions, TaskActions } from './TaskActions';
import { TodaySkeleton } from './TodaySkeleton';
import './today.css';

type Today = Data<'desk.today'>;
type Bucket = keyof Today['counts'];

const bucketWords: Record<Bucket, string> = { timed: '有时限', today: '今天', later: '稍后', done: '已完成' };
const buckets = Object.keys(bucketWords) as Bucket[];
const emptyWords: Record<Bucket, string> = {
  timed: '现在没有卡着时间的事',
  today: '今天没有必须做的',
  later: '之后几天还没有安排',
  done: '今天还没有完成的',
};

const isBucket = (text: string | null): text is Bucket => buckets.some((bucket) => bucket === text);

/** The first list with something in it; the address may name another. */
const openBucket = (today: Today): Bucket => buckets.find((bucket) => bucket !== 'done' && today.counts[bucket] > 0) ?? 'timed';

/** 我的今天: what has a time first, each with its reason. */
export function TodayPage({ me, canOpenChat }: PageProps) {
  const query = useToday();
  const now = useBusinessNow(query.data && { businessNow: query.data.now, receivedAt: query.dataUpdatedAt });
  if (query.data && now) return <Content today={query.data} now={now} me={me} canOpenChat={canOpenChat} />;
  if (!query.isError) return <TodaySkeleton />;
  return <ErrorPage title="没取到今天的清单" error={query.error} onRetry={() => void query.refetch()} />;
}

function Content({ today, now, me, canOpenChat }: PageProps & { today: Today; now: Date }) {
  const [params, setParams] = useSearchParams();
  const named = params.get('list');
  const current = isBucket(named) ? named : openBucket(today);
  const choose = (bucket: Bucket) => setParams({ list: bucket }, { replace: true });
  const tasks = today.tasks.filter((task) => task.bucket === current);
  const first = tasks.findIndex((task) => hasActions(task, canOpenChat));
  return (
    <div className="touch">
      <DayHead today={today} now={now} can={me.can} />
      <main>
        <Tabs
          label="今天的清单"
          tabs={buckets.map((id) => ({ id, text: `${bucketWords[id]} ${today.counts[id]}` }))}
          current={current}
          onChange={choose}
        />
        <div className="page" role="tabpanel" id={panelId(current)} aria-labelledby={tabId(current)}>
          {tasks.length === 0 && <Nothing bucket={current} today={today} onShow={choose} />}
          {tasks.map((task, index) => (
            <TaskCard
              key={task.taskId}
              task={task}
              now={now}
              actions={
                hasActions(task, canOpenChat) && (
                  <TaskActions task={task} first={current !== 'done' && index === first} canOpenChat={canOpenChat} />
                )
              }
            />
          ))}
        </div>
      </main>
      <Watermark text={me.watermark} />
    </div>
  );
}

/** Why the list is empty, and the next list that is not. */
function Nothing({ bucket, today, onShow }: { bucket: Bucket; today: Today; onShow: (bucket: Bucket) => void }) {
  const next = buckets.find((other) => other !== bucket && other !== 'done' && today.counts[other] > 0);
  return (
    <EmptyCard
      title={emptyWords[bucket]}
      text={next ? `可以看看${bucketWords[next]} ${today.counts[next]} 件` : '新线索分给你时，企业微信会提醒你'}
      action={next && <Button onClick={() => onShow(next)}>看{bucketWords[next]}</Button>}
    />
  );
}
