import { clockWords, dayWords, shanghaiParts } from '@yinqiao/shared/domain';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { numberIn, useVerification } from '../../../features/verdicts/verdicts';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Field } from '../../../ui/desk/Field';
import { Notice } from '../../../ui/desk/Notice';
import { useSession } from '../shell/SessionContext';
import { useConsoleLink } from '../shell/useActingUnit';

/** 裁决核验: the number on a print tells whether the document is as it was issued. */
export function VerifyCard() {
  const { now } = useSession();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<ReturnType<typeof numberIn>>(null);
  const [isWrong, setWrong] = useState(false);
  const query = useVerification(asked);
  const check = () => {
    const number = numberIn(text, shanghaiParts(now).year);
    setWrong(number === null);
    setAsked(number);
  };
  return (
    <section className="card" aria-label="裁决核验">
      <div className="card-head">
        <h2>裁决核验</h2>
      </div>
      <div className="card-body">
        <Field label="文号" hint="打印件上的文号，写 147 或〔2026〕147 都可以" fault={isWrong ? '请填文号里的数字' : undefined}>
          {(id) => (
            <div className="row">
              <Input
                id={id}
                className="verify-number"
                value={text}
                maxLength={24}
                onChange={({ target }) => setText(target.value)}
                onPressEnter={check}
              />
              <Button loading={query.isFetching} onClick={check}>
                核验
              </Button>
            </div>
          )}
        </Field>
        {query.error && <CommandFault error={query.error} />}
        {query.data && <Verified result={query.data} />}
      </div>
    </section>
  );
}

function Verified({ result }: { result: NonNullable<ReturnType<typeof useVerification>['data']> }) {
  const { now } = useSession();
  const link = useConsoleLink();
  const at = `${dayWords(result.checkedAt, now)} ${clockWords(result.checkedAt)}`;
  const open = result.verdictId && <Link to={link(`/leads/verdicts/${result.verdictId}`)}>打开</Link>;
  if (!result.intact) {
    return (
      <Notice tone="bad" live action={open}>
        {result.numberText}：{result.fault} <small className="hint">{at} 核验</small>
      </Notice>
    );
  }
  return (
    <Notice tone="good" live action={open}>
      {result.numberText}与签发时一致，共 {result.issues} 版，{result.stateWord}。
      <small className="hint">
        {at} 核验，记录链 {result.entries} 条未被改动
      </small>
    </Notice>
  );
}
