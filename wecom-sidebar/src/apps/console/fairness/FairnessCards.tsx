import { momentWords } from '@yinqiao/shared/domain';
import type { ReactNode } from 'react';
import { type Fairness, useLoadCheck } from '../../../features/leads-console/fairness';
import { Tag } from '../../../ui/desk/Tag';
import { useSession } from '../shell/SessionContext';
import { isRunning, leadsWords, missedWords, RUNGS, worstWords } from './fairnessWords';
import { LagDots } from './LagDots';

/** What the cells add up to, what did not use a share, and why entitlements differ. */
export const FairnessCards = ({ report }: { report: Fairness }) => (
  <aside className="stack" aria-label="合计与说明">
    {report.people.length > 0 && <LagCard report={report} />}
    <SumsCard report={report} />
    <UnsharedCard unshared={report.unshared} />
    <MissedCard people={report.people} />
    <LoadCheckCard />
  </aside>
);

const Card = ({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) => (
  <section className="card">
    <div className="card-head">
      <h2>{title}</h2>
      {hint && <small className="hint push">{hint}</small>}
    </div>
    <div className="card-body">{children}</div>
  </section>
);

function LagCard({ report: { people, farOff } }: { report: Fairness }) {
  const over = people.filter(({ lag }) => Math.abs(lag) > 1).length;
  return (
    <Card title={`此刻 ${people.length} 人的差`} hint="条">
      <LagDots people={people} />
      {farOff > 0 ? (
        <p>
          <Tag tone="warn" icon="alert">
            差到 2 条
          </Tag>{' '}
          {farOff} 人，请分行看一看规则：资质、轮休、容量是否合适。
        </p>
      ) : (
        <p>{over === 0 ? <b className="good">都在 ±1 条以内</b> : `${over} 人超过 ±1 条，没有人差到 2 条`}</p>
      )}
      <small className="hint">差到 2 条会提醒分行复核规则，不提醒个人。</small>
    </Card>
  );
}

function SumsCard({ report }: { report: Fairness }) {
  const { sums } = report;
  const time = isRunning(report) ? '本周' : '当周';
  return (
    <Card title={time}>
      <dl className="figure-list">
        <Figure label="按公平份额分出" value={`${sums.given} 条`} />
        {sums.fromAbove > 0 && <Figure label="其中由上级机构统一分配" value={`${sums.fromAbove} 条`} />}
        {sums.givenBack > 0 && <Figure label="非本人原因退回，已补还" value={`${sums.givenBack} 条`} />}
        <Figure label="应得合计" value={`${leadsWords(sums.entitled)} 条`} />
        <Figure label="已接受" value={`${sums.accepted} / ${sums.given}`} />
        <Figure label="已办理" value={`${sums.won} / ${sums.given}`} />
        <Figure label="此刻最多少分" value={`${leadsWords(sums.shortest)} 条`} />
        <Figure label={`${time}最多少分`} value={worstWords(sums.worst, ' 条')} />
        {sums.gini !== null && <Figure label="基尼系数（已得 ÷ 应得）" value={sums.gini.toFixed(2)} />}
      </dl>
      <small className="hint">基尼系数 0 为完全一致，越接近 1 越集中。</small>
    </Card>
  );
}

function UnsharedCard({ unshared }: Pick<Fairness, 'unshared'>) {
  const all = unshared.reduce((sum, { leads }) => sum + leads, 0);
  return (
    <Card title={`不占份额的 ${all} 条`}>
      <dl className="figure-list">
        {unshared.map(({ rung, leads }) => (
          <Figure key={rung} label={RUNGS[rung]} value={`${leads} 条`} />
        ))}
      </dl>
      <small className="hint">这些归属由客户关系决定，所以不算多分。</small>
    </Card>
  );
}

/** Never whose fault: what somebody could not be considered for entitles nobody. */
function MissedCard({ people }: Pick<Fairness, 'people'>) {
  const missing = people.filter(({ missed }) => missed.length > 0);
  return (
    <Card title="应得为什么不同">
      {missing.length === 0 ? (
        <p className="hint">每个人都参与了每一条的分配。</p>
      ) : (
        <ul className="log-list missed-list">
          {missing.map(({ staffId, name, missed }) => (
            <li key={staffId}>
              <span className="hint">{name}</span>
              <span>{missedWords(missed)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** 容量账: counted with the leads, and compared with them every night. */
function LoadCheckCard() {
  const { now } = useSession();
  const { data } = useLoadCheck();
  if (!data?.latest) return null;
  const { at, checked, drifts } = data.latest;
  return (
    <Card title="容量账核对" hint={momentWords(at, now)}>
      {drifts.length === 0 ? (
        <p>
          全行 {checked} 人，<b className="good">在跟数与线索一致</b>
        </p>
      ) : (
        <>
          <p>
            <Tag tone="warn" icon="alert">
              已按线索更正
            </Tag>{' '}
            {drifts.length} 人
          </p>
          <ul className="log-list missed-list">
            {drifts.map(({ name, held, counted }) => (
              <li key={name}>
                <span className="hint">{name}</span>
                <span>
                  在跟记为 {held} 条，实有 {counted} 条
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

const Figure = ({ label, value }: { label: string; value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);
