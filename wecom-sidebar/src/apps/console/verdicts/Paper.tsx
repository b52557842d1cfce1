import { clockWords, momentWords, shanghaiParts } from '@yinqiao/shared/domain';
import { Link } from 'react-router';
import type { VerdictDocument } from '../../../features/verdicts/verdicts';
import { Icon } from '../../../ui/desk/Icon';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { useSession } from '../shell/SessionContext';
import { useConsoleLink } from '../shell/useActingUnit';
import { Measures } from './Measures';
import { Ruling } from './Ruling';
import { Seal } from './Seal';

/** The document itself: what is printed, in the order in which it is read. */
export const Paper = ({ document }: { document: VerdictDocument }) => (
  <article className="paper" aria-label="归属裁决书">
    <PaperHead document={document} />
    <h2>一、裁决</h2>
    <Ruling document={document} />
    <h2>二、认定的事实</h2>
    <Facts document={document} />
    <h2>
      三、适用条款 <small className="hint">{document.policyText}</small>
    </h2>
    <Clauses document={document} />
    <h2>四、四本账，裁决前后</h2>
    <Ledgers document={document} />
    <h2>五、申诉</h2>
    <p>{document.appealText}</p>
    <Appeals document={document} />
    <Measures document={document} />
    <PaperFoot document={document} />
    <Seal bankText={document.bankText} />
  </article>
);

/** 2026年11月22日 10:30: a print is read in other years too. */
function issuedWords(at: string): string {
  const { year, month, day } = shanghaiParts(at);
  return `${year}年${month}月${day}日 ${clockWords(at)}`;
}

function PaperHead({ document }: { document: VerdictDocument }) {
  const link = useConsoleLink();
  const [first, second] = document.parties;
  const facts: [string, React.ReactNode][] = [
    ['客户', document.customerText],
    ['产品线', document.leadId ? <Link to={link(`/leads/${document.leadId}`)}>{document.productText}</Link> : document.productText],
    ['主张一方', first && `${first.unitName} ${first.name}（${first.tieText}）`],
    ['主张另一方', second && `${second.unitName} ${second.name}（${second.tieText}）`],
    ['提出', document.raisedText],
    ['争议', document.kindText],
    ['陈述', document.statement],
  ];
  return (
    <>
      <header className="paper-title">
        <p className="hint">{document.bankText}</p>
        <p className="paper-name">线索归属裁决书</p>
        <p className="sub">
          {document.numberText} · {issuedWords(document.issue.at)}
          {document.issues.length > 1 && ` · 第 ${document.issue.no} 版`}
        </p>
      </header>
      <dl className="paper-parties">
        {facts.map(([label, value]) => (
          <div key={label} className={label === '陈述' ? 'is-wide' : undefined}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const Facts = ({ document: { facts, evidenceText } }: { document: VerdictDocument }) => (
  <>
    <TableScroll label="认定的事实">
      <table className="table">
        <thead>
          <tr>
            <th>时间</th>
            <th>事实</th>
            <th>证据</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={`${fact.timeText}${fact.text}`}>
              <td className="nowrap">{fact.timeText}</td>
              <td>{fact.text}</td>
              <td className="nowrap">{fact.proof}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
    <p className="hint paper-note">证据等级：{evidenceText}</p>
  </>
);

const Clauses = ({ document: { clauses } }: { document: VerdictDocument }) => (
  <TableScroll label="适用条款">
    <table className="table">
      <tbody>
        {clauses.map((clause) => (
          <tr key={clause.name}>
            <td className="nowrap">{clause.name}</td>
            <td>{clause.text}</td>
            <td className={clause.applies ? 'good nowrap' : 'hint'}>
              {clause.applies && <Icon name="check" />} {clause.resultText}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </TableScroll>
);

const Ledgers = ({ document: { ledgers } }: { document: VerdictDocument }) => (
  <TableScroll label="四本账，裁决前后">
    <table className="table">
      <thead>
        <tr>
          <th>账</th>
          <th>裁决前</th>
          <th>裁决后</th>
        </tr>
      </thead>
      <tbody>
        {ledgers.map((ledger) => (
          <tr key={ledger.name}>
            <td className="nowrap">{ledger.name}</td>
            <td>{ledger.before}</td>
            <td>
              {ledger.changed ? <b>{ledger.after}</b> : ledger.after} {!ledger.changed && <span className="hint">不变</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </TableScroll>
);

function Appeals({ document: { appeals } }: { document: VerdictDocument }) {
  const { now } = useSession();
  if (appeals.length === 0) return null;
  return (
    <ol className="paper-appeals">
      {appeals.map((appeal) => (
        <li key={appeal.at}>
          <b>
            {momentWords(appeal.at, now)} {appeal.byName}
            {appeal.levelText}
          </b>
          <p>{appeal.reason}</p>
          <p className={appeal.tone === 'warn' ? 'warn' : 'sub'}>
            {appeal.answerText}
            {appeal.answerReason && `：${appeal.answerReason}`}
          </p>
        </li>
      ))}
    </ol>
  );
}

function PaperFoot({ document: { issue, issues, copiesText, numberText, verdictId } }: { document: VerdictDocument }) {
  const link = useConsoleLink();
  const others = issues.filter(({ no }) => no !== issue.no);
  return (
    <footer className="paper-foot">
      <p>签发：{issue.byText}</p>
      <p>抄送：{copiesText}</p>
      <p>核验：内网「裁决核验」输入文号 {numberText}</p>
      {others.map(({ no, byText }) => (
        <p key={no} className="no-print">
          <Link to={link(`/leads/verdicts/${verdictId}`, { issue: String(no) })}>
            看第 {no} 版（{byText}）
          </Link>
        </p>
      ))}
    </footer>
  );
}
