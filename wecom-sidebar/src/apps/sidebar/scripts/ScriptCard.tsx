import type { Data } from '@yinqiao/shared/contracts';
import { useEffect, useRef } from 'react';
import { Button } from '../../../ui/touch/Button';
import { Icon } from '../../../ui/touch/Icon';
import { Notice } from '../../../ui/touch/Notice';
import { Tag } from '../../../ui/touch/Tag';

export type Script = Data<'desk.scripts'>['scripts'][number];

const kindWords: Record<Script['kind'], string> = { service: '服务', marketing: '营销' };

interface Props {
  script: Script;
  /** Brought into view with the focus on its button. */
  pointedAt: boolean;
  sending: boolean;
  /** Another script is on its way: one at a time. */
  waiting: boolean;
  problem: string | null;
  onSend: () => void;
  onServiceOnly: () => void;
}

/** An approved text with this customer's facts filled in and tinted; what may not be sent says so in place of the button. */
export function ScriptCard({ script, pointedAt, sending, waiting, problem, onSend, onServiceOnly }: Props) {
  const { allowed, refusals } = script.gate;
  return (
    <article className={allowed ? 'card script-card' : 'card script-card script-refused'} aria-label={`话术 ${script.title}`}>
      <p className="top">
        <b>{script.title}</b>
        <Tag>{kindWords[script.kind]}</Tag>
        <Tag tone="good">
          已审 {script.version}
          {script.approvedUntil && ` · 至 ${script.approvedUntil.slice(5)}`}
        </Tag>
      </p>
      <p className="text">
        {script.segments.map((segment, index) =>
          segment.filled ? (
            <mark key={index} className="script-var">
              {segment.text}
            </mark>
          ) : (
            segment.text
          ),
        )}
      </p>
      {problem && (
        <Notice kind="bad" live>
          {problem}
        </Notice>
      )}
      {allowed ? (
        <div className="bottom">
          <span className="hint">{script.recommendedFor ?? script.stageName}</span>
          <SendButton title={script.title} pointedAt={pointedAt} busy={sending || waiting} onSend={onSend} />
        </div>
      ) : (
        <div className="refusal">
          {refusals.map(({ code, text }) => (
            <p className="say" key={code}>
              <Icon name="stop" />
              <span>{text}</span>
            </p>
          ))}
          {script.kind === 'marketing' && (
            <div className="button-row">
              <Button look="plain" onClick={onServiceOnly}>
                只看服务话术
              </Button>
            </div>
          )}
        </div>
      )}
    </article>
  );
}

function SendButton({ title, pointedAt, busy, onSend }: { title: string; pointedAt: boolean; busy: boolean; onSend: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!pointedAt || !button.current) return;
    button.current.focus({ preventScroll: true });
    // scrollIntoView would also move the page that holds our frame.
    document.documentElement.scrollTop += button.current.getBoundingClientRect().bottom - window.innerHeight / 2;
  }, [pointedAt]);
  return (
    <Button buttonRef={button} look={pointedAt ? 'primary' : 'outline'} aria-label={`发送「${title}」`} busy={busy} onClick={onSend}>
      发送
    </Button>
  );
}
