import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, dayWords, momentWords, shanghaiInstant } from '@yinqiao/shared/domain';
import type { ReactNode } from 'react';
import { Meter } from './Meter';
import { Tag } from './Tag';
import './task.css';

export type Task = Data<'desk.today'>['tasks'][number];

const kindWords: Record<Task['kind'], string> = {
  first_contact: '首次联系',
  follow_up: '再联系',
  delegation: '总行任务',
  lead_decision: '人工分配',
  lead_overdue: '线索超时',
  verdict: '归属裁决',
  verdict_measure: '裁决执行',
};

/** One thing to do: who, what, why today, by when; its buttons are given by the page. */
export function TaskCard({ task, now, actions }: { task: Task; now: Date; actions?: ReactNode }) {
  return (
    <article className="card task-card" aria-label={task.title}>
      <p className="top">
        <Who task={task} />
        <Due task={task} now={now} />
      </p>
      <h2>{task.title}</h2>
      {task.reasons.length > 0 && <p className="hint why">{`${whyWords(task, now)}：${task.reasons.join('；')}`}</p>}
      {task.delegation ? <Progress delegation={task.delegation} now={now} /> : <Chips task={task} />}
      {actions && <div className="button-row">{actions}</div>}
    </article>
  );
}

/** What is due on another day is not for today. */
const whyWords = ({ dueAt }: Task, now: Date): string => (dueAt && businessDayOf(dueAt) > businessDayOf(now) ? '为什么' : '为什么是今天');

function Who({ task }: { task: Task }) {
  const { customer } = task;
  if (!customer) return <span>{kindWords[task.kind]}</span>;
  return (
    <span>
      <b>{customer.maskedName}</b> · {customer.age} 岁 · {customer.tierName}
    </span>
  );
}

function Due({ task, now }: { task: Task; now: Date }) {
  if (task.doneAt) return <Tag tone="good">{momentWords(task.doneAt, now)} 完成</Tag>;
  if (!task.dueAt) return null;
  const late = Date.parse(task.dueAt) < now.getTime();
  return <Tag tone={late ? 'bad' : 'warn'}>{`${momentWords(task.dueAt, now)} 前${late ? '，已超时' : ''}`}</Tag>;
}

function Chips({ task }: { task: Task }) {
  return (
    <p className="tags">
      <Tag>{kindWords[task.kind]}</Tag>
      {task.lead && <Tag tone="brand">{task.lead.stateWord}</Tag>}
      {task.minutes > 0 && <Tag>约 {task.minutes} 分钟</Tag>}
    </p>
  );
}

function Progress({ delegation, now }: { delegation: NonNullable<Task['delegation']>; now: Date }) {
  const { done, target, unitWord, endsOn, timeProgressPercent } = delegation;
  const percent = target === 0 ? 0 : (done / target) * 100;
  return (
    <div className="progress">
      <p className="progress-figures">
        <b>
          {done} / {target} {unitWord}
        </b>
        <span className="hint">
          时间进度 {timeProgressPercent}% · {dayWords(shanghaiInstant(endsOn), now)} 截止
        </span>
      </p>
      <Meter label={`完成 ${done} / ${target} ${unitWord}`} percent={percent} markPercent={timeProgressPercent} />
    </div>
  );
}
