import { shanghaiInstant, shanghaiParts, weekdayWords } from '@yinqiao/shared/domain';
import type { Fairness, FairPerson } from '../../../features/leads-console/fairness';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { leadsWords, worstWords } from './fairnessWords';

const PLACES = 2;

/** Everything the cells show, in figures. */
export function FairnessTables({ report }: { report: Fairness }) {
  const { people, sums } = report;
  return (
    <>
      <section className="card" aria-label="合计">
        <TableScroll label="合计表">
          <table className="table table-tight">
            <thead>
              <tr>
                <th>客户经理</th>
                <th>网点</th>
                <th className="num">应得（条）</th>
                <th className="num">已得</th>
                <th className="num">退回补还</th>
                <th className="num">已接受</th>
                <th className="num">已办理</th>
                <th className="num">以前结转</th>
                <th className="num">此刻的差</th>
                <th className="num">最多少分</th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <PersonLine key={person.staffId} person={person} />
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td>合计</td>
                <td>{people.length} 人</td>
                <td className="num">{leadsWords(sums.entitled, PLACES)}</td>
                <td className="num">{sums.given}</td>
                <td className="num">{sums.givenBack}</td>
                <td className="num">{sums.accepted}</td>
                <td className="num">{sums.won}</td>
                <td />
                <td />
                <td className="num">{worstWords(sums.worst)}</td>
              </tr>
            </tfoot>
          </table>
        </TableScroll>
      </section>
      <section className="card" aria-label="逐日">
        <div className="card-head">
          <h2>逐日</h2>
          <small className="hint">累计应得 / 累计已得，括号里是当天结束时的差（条）</small>
        </div>
        <TableScroll label="逐日表">
          <table className="table table-tight">
            <thead>
              <tr>
                <th>客户经理</th>
                {people[0]?.days.map(({ day }) => (
                  <th key={day} className="num">
                    {headOf(day)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.staffId}>
                  <td className="nowrap">{person.name}</td>
                  {person.days.map(({ day, entitled, given, lag }) => (
                    <td key={day} className="num">
                      {leadsWords(entitled, PLACES)} / {given}（{leadsWords(lag, PLACES)}）
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      </section>
    </>
  );
}

const PersonLine = ({ person }: { person: FairPerson }) => (
  <tr>
    <td className="nowrap">{person.name}</td>
    <td className="nowrap">{person.outletName}</td>
    <td className="num">{leadsWords(person.entitled, PLACES)}</td>
    <td className="num">{person.given}</td>
    <td className="num">{person.givenBack}</td>
    <td className="num">{person.accepted}</td>
    <td className="num">{person.won}</td>
    <td className="num">{leadsWords(person.carried, PLACES)}</td>
    <td className="num">{leadsWords(person.lag, PLACES)}</td>
    <td className="num">{worstWords(person.worst)}</td>
  </tr>
);

/** 周一 16日 */
const headOf = (day: string): string => `${weekdayWords(shanghaiInstant(day))} ${shanghaiParts(shanghaiInstant(day)).day}日`;
