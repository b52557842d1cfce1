import type { Data } from '@yinqiao/shared/contracts';
import { dayAndWeekdayWords, durationWords } from '@yinqiao/shared/domain';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { useOpenPool } from '../../../features/leads/hooks/useOpenPool';
import { useMyShare } from '../../../features/leads/hooks/useMyShare';
import { keepFocus } from '../../../platform/keepFocus';
import { Tag, type Tone } from '../../../ui/touch/Tag';

type Today = Data<'desk.today'>;

/** Where a load becomes tight and where it is too much, in percent of the day's working minutes. */
const TIGHT = 81;
const TOO_MUCH = 111;

function loadTone(percent: number): Tone {
  if (percent >= TOO_MUCH) return 'bad';
  return percent >= TIGHT ? 'warn' : 'good';
}

/** The way to the open pool, with what one may still take. */
function PoolLink() {
  const pool = useOpenPool().data;
  if (!pool || pool.total === 0) return null;
  return (
    <p className="sub">
      <Link to="/pool">公海 {pool.total} 条</Link>，今日还可抢 {pool.left} 单
    </p>
  );
}

/** The day, how many things, how long they take, and whether that fits; and the own share of the week’s leads. */
export function DayHead({ today, now, can }: { today: Today; now: Date; can: Data<'orgs.me'>['can'] }) {
  const worksLeads = can.includes('work_leads');
  const share = useMyShare(worksLeads).data;
  useEffect(keepFocus, []);
  const { counts, minutes, loadPercent } = today;
  return (
    <header className="day-head">
      <div className="day-head-line">
        <h1>
          {dayAndWeekdayWords(now, now)} · {counts.timed + counts.today} 件
        </h1>
        <Tag tone={loadTone(loadPercent)}>
          负荷 {loadPercent}%{loadPercent >= TOO_MUCH && '，已超负荷'}
        </Tag>
      </div>
      <p className="sub">
        {minutes > 0 ? `约 ${durationWords(minutes * 60_000)}` : counts.done > 0 ? '今天的事都办完了' : '今天没有必须做的'}
      </p>
      {can.includes('grab_leads') && <PoolLink />}
      {share && (
        <p className="sub">
          本周 我应得 {share.entitled.toFixed(1)} · 已得 {share.given}
        </p>
      )}
      <p className="day-links">
        <Link className="link" to="/codes">
          我的获客码
        </Link>
        {worksLeads && (
          <Link className="link" to="/verdicts">
            归属裁决
          </Link>
        )}
      </p>
    </header>
  );
}
