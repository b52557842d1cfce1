import type { Fairness } from '../../../features/leads-console/fairness';
import { Notice } from '../../../ui/desk/Notice';
import { isRunning, leadsWords, worstWords } from './fairnessWords';
import { scaleOf } from './scaleOf';
import { ShareChart } from './ShareChart';

/** One cell a person on one ruler, in no order of size. */
export function ShareMultiples({ report }: { report: Fairness }) {
  const scale = scaleOf(report);
  const time = isRunning(report) ? '本周' : '当周';
  return (
    <>
      <Notice>灰线是按规则应得，蓝线是实际已得；下方的柱是每天结束时两者之差，含以前结转的，向上是少分，向下是多分。</Notice>
      <div className="group-title">
        <h2>{report.people.length} 个人，一把尺</h2>
        <small className="hint">按网点、姓名拼音排，不排名次</small>
        <div className="legend push" aria-hidden="true">
          <span>
            <i />
            已得
          </span>
          <span>
            <i className="k-grey1" />
            应得
          </span>
          <span>
            <i className="k-gold" />
            {time}最多少分
          </span>
          <span>累计 0–{scale.leads} 条</span>
        </div>
      </div>
      <ul className="multiples">
        {report.people.map((person) => (
          <li key={person.staffId} className="card multiple">
            <div className="multiple-line">
              <h3>{person.name}</h3>
              <span>
                应得 <b>{leadsWords(person.entitled)}</b> · 已得 <b>{person.given}</b>
              </span>
            </div>
            <div className="multiple-line">
              <small className="hint">{person.outletName}</small>
              <small className="gold">{person.worst ? `最多少分 ${worstWords(person.worst)}` : '没有少分过'}</small>
            </div>
            <ShareChart person={person} scale={scale} />
          </li>
        ))}
      </ul>
    </>
  );
}
