import type { Data } from '@yinqiao/shared/contracts';
import { EmptyCard } from '../../../ui/touch/states';
import { TaskCard } from '../../../ui/touch/TaskCard';

type Task = Data<'desk.customer'>['tasks'][number];

/** What is open with this customer. A task about a lead closes with the lead's outcome, so it has no button of its own here. */
export function TodoTab({ tasks, now }: { tasks: readonly Task[]; now: Date }) {
  if (tasks.length === 0) return <EmptyCard title="这位客户没有待办" text="有新线索或该再联系时，会出现在这里" />;
  return tasks.map((task) => <TaskCard key={task.taskId} task={task} now={now} />);
}
