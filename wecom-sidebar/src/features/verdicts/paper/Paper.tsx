import { clockWords, momentWords, shanghaiParts } from '@yinqiao/shared/domain';
import type { ReactNode } from 'react';
import type { VerdictDocument } from '../verdicts';
import './paper.css';
import { Ruling } from './Ruling';
import { Seal } from './Seal';

interface Props {
  document: VerdictDocument;
  /** Leads to the lead from its product line, where the viewer may read it. */
  leadLink: (leadId: string, text: string) => ReactNode;
  /** Leads to another issue of the document. */
  issueLink: (no: number, text: string) => ReactNode;
  /** 执行: what the verdict asks of people, with the answers of whoever is asked. */
  children: ReactNode;
}

/** The document itself, the same on desk and phone: what is printed, in the order in which it is read. */
export const Paper = ({ document, leadLink, issueLink, children }: Props) => (
  <article className="paper" aria-label="归属裁决书">
    <PaperHead document={document} leadLink={leadLink} />
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
    {children}
    <PaperFoot document={document} issueLink={issueLink} />
    <Seal bankText={document.bankText} />
  </article>
);

/** 2026年11月22日 10:30: a print is read in other years too. */
function issuedWords(at: string): string {
  const { year, month, day } = shanghaiParts(at);
  return `${year}年${month}月${day}日 ${clockWords(at)}`;
}

/** A table that is wider than the page scrolls in its own box, by keyboard too. */
const Wide = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="paper-scroll" role="group" aria-label={label} tabIndex={0}>
    {children}
  </div>
);

function PaperHead({ document, leadLink }: Pick<Props, 'document' | 'leadLink'>) {
  const [first, second] = document.parties;
  const facts: [string, ReactNode][] = [
    ['客户', document.customerText],
    ['产品线', document.leadId ? leadLink(document.leadId, document.productText) : document.productText],
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
    <Wide label="认定的事实">
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
    </Wide>
    <p className="hint paper-note">证据等级：{evidenceText}</p>
  </>
);

const Clauses = ({ document: { clauses } }: { document: VerdictDocument }) => (
  <Wide label="适用条款">
    <table className="table">
      <tbody>
        {clauses.map((clause) => (
          <tr key={clause.name}>
            <td className="nowrap">{clause.name}</td>
            <td>{clause.text}</td>
            <td className={clause.applies ? 'good nowrap' : 'hint'}>
              {clause.applies && <span aria-hidden="true">✓ </span>}
              {clause.resultText}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Wide>
);

const Ledgers = ({ document: { ledgers } }: { document: VerdictDocument }) => (
  <Wide label="四本账，裁决前后">
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
  </Wide>
);

function Appeals({ document: { appeals, now } }: { document: VerdictDocument }) {
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

function PaperFoot({ document: { issue, issues, copiesText, numberText }, issueLink }: Pick<Props, 'document' | 'issueLink'>) {
  const others = issues.filter(({ no }) => no !== issue.no);
  return (
    <footer className="paper-foot">
      <p>签发：{issue.byText}</p>
      <p>抄送：{copiesText}</p>
      <p>核验：内网「裁决核验」输入文号 {numberText}</p>
      {others.map(({ no, byText }) => (
        <p key={no} className="no-print">
          {issueLink(no, `看第 ${no} 版（${byText}）`)}
        </p>
      ))}
    </footer>
  );
}
