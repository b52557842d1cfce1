import './journeys.css';
import { clockWords, momentWords, RISK_EXPIRY_DAYS } from '@yinqiao/shared/domain';
import { Button, InputNumber, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type RiskExpiry, useRiskExpiry, useSetRiskExpiry } from '../../../features/journeys-console/riskExpiry';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { Field } from '../../../ui/desk/Field';
import { Loaded } from '../../../ui/desk/Loaded';
import { PageHead } from '../../../ui/desk/PageHead';
import { SkeletonLines } from '../../../ui/desk/Skeleton';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { Tag } from '../../../ui/desk/Tag';
import { Watermark } from '../../../ui/desk/Watermark';
import { useSession } from '../shell/SessionContext';
import { useConsoleLink } from '../shell/useActingUnit';

const COLUMNS = ['日期', '提前', '看过', '新线索', '并入', '已有', '不能联系'] as const;

/** 事件线索: what the bank begins by itself, who said so, and what came of it. */
export default function JourneysPage() {
  const { me } = useSession();
  const link = useConsoleLink();
  const query = useRiskExpiry();
  return (
    <>
      <PageHead
        title="事件线索"
        crumb={
          <>
            <Link to={link('/leads')}>线索</Link> / 事件线索
          </>
        }
        hint={query.data && <span className="hint">全行 · 实时 {clockWords(query.data.now)}</span>}
      />
      <Loaded query={query} page skeleton={<SkeletonLines lines={8} />} fault="事件线索没有取到">
        {(one) => (
          <div className="stack">
            <SettingCard key={one.version} one={one} />
            <RunsCard runs={one.runs} />
          </div>
        )}
      </Loaded>
      <Watermark text={me.watermark} />
    </>
  );
}

function SettingCard({ one }: { one: RiskExpiry }) {
  const { on, days, ending, changedText, mayChange, nextAt, now, version } = one;
  const [asked, setAsked] = useState(days);
  const set = useSetRiskExpiry(version);
  return (
    <section className="card" aria-label="风评到期">
      <div className="card-head">
        <h2>风评到期</h2>
        <Tag tone={on ? 'good' : 'neutral'}>{on ? '已开启' : '未开启'}</Tag>
      </div>
      <div className="card-body">
        <p>
          风险测评快到期的客户，每份测评只建一条「网点顾问联系」线索；没同意联系、拒绝营销、静默期内和红线客户不建。
          {days} 天内到期的客户现有 {ending} 位。
        </p>
        <p className="hint">
          {on ? `下次 ${momentWords(nextAt, now)} 查看` : '开启后每天 08:30 查看'}
          {changedText && `；${changedText}`}
        </p>
        {mayChange && (
          <div className="journey-controls">
            <Field label="提前几天">
              {(id) => (
                <InputNumber
                  id={id}
                  min={RISK_EXPIRY_DAYS.least}
                  max={RISK_EXPIRY_DAYS.most}
                  precision={0}
                  value={asked}
                  onChange={(next) => setAsked(next ?? days)}
                />
              )}
            </Field>
            {on && asked !== days && (
              <Button loading={set.isPending} onClick={() => set.mutate({ on, days: asked })}>
                保存天数
              </Button>
            )}
            <Popconfirm
              title={on ? '停用风评到期线索？' : '开启风评到期线索？'}
              description={on ? '正在建的这一批做完就停，已经建的线索不受影响。' : `从下一个 08:30 起，提前 ${asked} 天建线索，全行生效。`}
              okText={on ? '停用' : '开启'}
              cancelText="再看看"
              onConfirm={() => set.mutate({ on: !on, days: asked })}
            >
              <Button type={on ? 'default' : 'primary'} danger={on} loading={set.isPending}>
                {on ? '停用…' : '开启…'}
              </Button>
            </Popconfirm>
          </div>
        )}
        <CommandFault error={set.error} />
      </div>
    </section>
  );
}

const RunsCard = ({ runs }: Pick<RiskExpiry, 'runs'>) => (
  <section className="card" aria-label="最近几次">
    <div className="card-head">
      <h2>最近几次</h2>
    </div>
    {runs.length === 0 ? (
      <EmptyState title="还没有查看过" text="开启后，每天早上看过几位、建了几条会列在这里。" />
    ) : (
      <TableScroll label="最近几次">
        <table className="table">
          <thead>
            <tr>
              {COLUMNS.map((column, n) => (
                <th key={column} className={n > 0 ? 'num' : undefined}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {runs.map(({ day, days, running, looked, made, joined, known, barred }) => (
              <tr key={day}>
                <td className="nowrap">
                  {day} {running && <Tag tone="brand">进行中</Tag>}
                </td>
                <td className="num">{days} 天</td>
                {[looked, made, joined, known, barred].map((figure, n) => (
                  <td key={n} className="num">
                    {figure}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    )}
  </section>
);
