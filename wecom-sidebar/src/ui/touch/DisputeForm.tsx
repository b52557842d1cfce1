import type { Api, Data } from '@yinqiao/shared/contracts';
import { STATEMENT_LENGTH } from '@yinqiao/shared/domain';
import { type ReactNode, useState } from 'react';
import { errorWords } from '../../platform/errors/errorWords';
import { Button } from './Button';
import { Notice } from './Notice';

type Dispute = Data<'verdicts.dispute'>;
type Raised = Api['verdicts.raise']['body'];

interface Props {
  dispute: Dispute;
  busy: boolean;
  error: unknown;
  onRaise: (body: Raised) => void;
  /** Leads to a document that stands already. */
  linkTo: (verdictId: string) => ReactNode;
}

/** 对归属有异议: which dispute, with whom, in one's own words. The other is whoever follows the lead, unless that is oneself. */
export function DisputeForm({
  dispute: { parties, followerId, viewerIsParty, kinds, openVerdictId, settled },
  busy,
  error,
  onRaise,
  linkTo,
}: Props) {
  const [kind, setKind] = useState<Raised['kind'] | null>(null);
  const [me, ...colleagues] = parties;
  const follower = colleagues.find(({ staffId }) => staffId === followerId);
  const others = follower ? [follower] : colleagues;
  const [otherId, setOther] = useState(others[0]?.staffId ?? '');
  const [statement, setStatement] = useState('');
  if (openVerdictId) return <Notice kind="info">这条线索已有一份未终局的裁决书{linkTo(openVerdictId)}</Notice>;
  if (!me || !viewerIsParty || others.length === 0) return <Notice kind="info">没有别的同事与这位客户有关系，没有归属争议</Notice>;
  const final = settled.find(({ staffIds }) => staffIds.includes(me.staffId) && staffIds.includes(otherId));
  const send = () => kind && onRaise({ kind, claimants: [me.staffId, otherId], statement: statement.trim() });
  return (
    <>
      <Choices
        label="争议"
        chosen={kind}
        options={kinds.map((one) => ({ value: one.kind, text: one.label }))}
        onChoose={(value) => setKind(value)}
      />
      {follower ? (
        <p className="field">
          对方：{follower.name}（{follower.unitName}），现在跟进这条线索
        </p>
      ) : (
        <Choices
          label="对方"
          chosen={otherId}
          options={others.map((one) => ({ value: one.staffId, text: `对方：${one.name}（${one.unitName}，${one.tieText}）` }))}
          onChoose={setOther}
        />
      )}
      {final && (
        <Notice kind="info">
          你们就这条线索已有终局裁决 {final.numberText}，不再受理{linkTo(final.verdictId)}
        </Notice>
      )}
      <label className="field">
        陈述（{STATEMENT_LENGTH} 字以内）
        <textarea rows={3} value={statement} maxLength={STATEMENT_LENGTH} onChange={(event) => setStatement(event.target.value)} />
      </label>
      {error != null && (
        <Notice kind="bad" live>
          {errorWords(error).text}
        </Notice>
      )}
      <div className="button-row">
        <Button look="primary" busy={busy || kind === null || final !== undefined || statement.trim() === ''} onClick={send}>
          提出并当场裁决
        </Button>
      </div>
    </>
  );
}

interface ChoicesProps<V extends string> {
  label: string;
  chosen: V | null;
  options: readonly { value: V; text: string }[];
  onChoose: (value: V) => void;
}

const Choices = <V extends string>({ label, chosen, options, onChoose }: ChoicesProps<V>) => (
  <div className="stacked-choices" role="radiogroup" aria-label={label}>
    {options.map(({ value, text }) => (
      <button key={value} type="button" role="radio" aria-checked={chosen === value} className="choice" onClick={() => onChoose(value)}>
        {text}
      </button>
    ))}
  </div>
);
