import type { Data } from '@yinqiao/shared/contracts';
import { useState } from 'react';
import { Icon } from '../../../ui/touch/Icon';
import { Sheet } from '../../../ui/touch/Sheet';

type Gate = Data<'desk.customer'>['gate'];
type Decision = Gate['service'];

const quotaText = ({ today, week }: Gate) => `今日 ${today.used}/${today.cap} · 本周 ${week.used}/${week.cap}`;

/** What may be sent now, before the RM types; a tap lists the reasons in words. */
export function GateStrip({ gate }: { gate: Gate }) {
  const [open, setOpen] = useState(false);
  // A consent to one matter is worth naming only where it is judged unlike marketing at large.
  const agreed = gate.agreed.filter(({ decision }) => decision.allowed !== gate.marketing.allowed);
  const marketing = agreed.length > 0 ? '其他营销' : '营销';
  return (
    <>
      <button type="button" className="gate-strip" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span>现在可发：</span>
        <Verdict word="服务" decision={gate.service} />
        {agreed.map(({ purpose, decision }) => (
          <Verdict key={purpose} word={purpose} decision={decision} />
        ))}
        <Verdict word={marketing} decision={gate.marketing} />
        <span className="gate-quota">
          {quotaText(gate)}
          <Icon name="right" small />
        </span>
      </button>
      <Sheet title="现在可以发什么" open={open} onClose={() => setOpen(false)}>
        <ul className="gate-list">
          <Reasons word="服务消息" decision={gate.service} allowedText="可以发送，不占营销次数" />
          {agreed.map(({ purpose, decision }) => (
            <Reasons key={purpose} word={purpose} decision={decision} allowedText="客户同意就这件事联系，可以发送" />
          ))}
          <Reasons word={`${marketing}消息`} decision={gate.marketing} allowedText="可以发送" />
          <li>
            <b>营销触达次数</b>
            <p className="sub">{quotaText(gate)}（已发 / 上限）</p>
          </li>
        </ul>
      </Sheet>
    </>
  );
}

function Verdict({ word, decision }: { word: string; decision: Decision }) {
  return (
    <span className={decision.allowed ? 'gate-ok' : 'gate-no'}>
      {word}
      <Icon name={decision.allowed ? 'check' : 'cross'} small />
      <span className="visually-hidden">{decision.allowed ? '可以' : '不可以'}</span>
    </span>
  );
}

function Reasons({ word, decision, allowedText }: { word: string; decision: Decision; allowedText: string }) {
  return (
    <li>
      <b className={decision.allowed ? 'gate-ok' : 'gate-no'}>
        {word}：{decision.allowed ? '可以' : '现在不可以'}
      </b>
      {decision.allowed && <p className="sub">{allowedText}</p>}
      {decision.refusals.map(({ code, text }) => (
        <p key={code} className="sub">
          {text}
        </p>
      ))}
    </li>
  );
}
