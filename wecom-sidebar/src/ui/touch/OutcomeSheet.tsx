import { type Outcome, outcomeIds, outcomes } from '@yinqiao/shared/domain';
import { useState } from 'react';
import { errorWords } from '../../platform/errors/errorWords';
import { Button } from './Button';
import { Icon } from './Icon';
import { Notice } from './Notice';
import { Sheet } from './Sheet';

interface Props {
  open: boolean;
  onClose: () => void;
  customerName: string;
  busy: boolean;
  error: unknown;
  /** What the server did, once it answered. */
  effects: readonly string[] | null;
  onRecord: (outcome: Outcome) => void;
}

/** What a contact ended in, as eight taps; the one that costs asks once with its verb. */
export function OutcomeSheet({ open, onClose, customerName, busy, error, effects, onRecord }: Props) {
  const [asked, setAsked] = useState<Outcome | null>(null);
  const close = () => {
    setAsked(null);
    onClose();
  };
  const choose = (outcome: Outcome) => {
    if (outcomes[outcome].withdrawsMarketing) setAsked(outcome);
    else onRecord(outcome);
  };
  return (
    <Sheet title={effects ? '已记下' : '这次联系的结果'} open={open} onClose={close}>
      {error !== null && !effects && (
        <Notice kind="bad" live>
          {errorWords(error).text}
        </Notice>
      )}
      {effects && <Recorded effects={effects} onClose={close} />}
      {!effects && asked === null && <Choices busy={busy} onChoose={choose} />}
      {!effects && asked !== null && (
        <div>
          <p>
            {customerName}：{outcomes[asked].note}。
          </p>
          <div className="button-row">
            <Button look="plain" onClick={() => setAsked(null)}>
              返回
            </Button>
            <Button look="bad" wide busy={busy} onClick={() => onRecord(asked)}>
              撤回营销同意并记下
            </Button>
          </div>
        </div>
      )}
    </Sheet>
  );
}

// The two with a consequence to read come last and take a whole line.
const inReadingOrder = [...outcomeIds].sort((a, b) => Number(outcomes[a].note !== undefined) - Number(outcomes[b].note !== undefined));

function Choices({ busy, onChoose }: { busy: boolean; onChoose: (outcome: Outcome) => void }) {
  return (
    <div className="choice-grid">
      {inReadingOrder.map((id) => (
        <button
          key={id}
          type="button"
          className={outcomes[id].note ? 'choice choice-wide' : 'choice'}
          aria-disabled={busy || undefined}
          onClick={busy ? undefined : () => onChoose(id)}
        >
          {outcomes[id].label}
          {outcomes[id].note && <span className="choice-note">{outcomes[id].note}</span>}
        </button>
      ))}
    </div>
  );
}

function Recorded({ effects, onClose }: { effects: readonly string[]; onClose: () => void }) {
  return (
    <div role="status">
      <ul className="effects">
        {effects.map((effect) => (
          <li key={effect}>
            <Icon name="check" />
            {effect}
          </li>
        ))}
      </ul>
      <div className="button-row">
        <Button onClick={onClose}>知道了</Button>
      </div>
    </div>
  );
}
