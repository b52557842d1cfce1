import { approvalStates, type ApprovalState, momentWords } from '@yinqiao/shared/domain';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { type Approval, useDecide } from '../../../features/approvals-console/approvals';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Field } from '../../../ui/desk/Field';
import { Tag, type Tone } from '../../../ui/desk/Tag';

export const approvalTone: Readonly<Record<ApprovalState, Tone>> = {
  waiting: 'brand',
  approved: 'good',
  rejected: 'bad',
  withdrawn: 'neutral',
};

/** Who asks and who has decided; for the second person the two buttons. */
export const DecisionCard = ({ approval, now }: { approval: Approval; now: string }) => (
  <section className="card" aria-label="复核">
    <div className="card-head">
      <h2>双人复核</h2>
      <span className="push">
        <Tag tone={approvalTone[approval.state]}>{approvalStates[approval.state]}</Tag>
      </span>
    </div>
    <div className="card-body decide">
      <DecisionTrail approval={approval} now={now} />
      <DecideButtons approval={approval} />
    </div>
  </section>
);

/** 林若川 总行策划 · 今天 14:31 提交 */
export const DecisionTrail = ({
  approval: { requestedBy, requestedAt, decidedBy, decidedAt, state, note },
  now,
}: {
  approval: Approval;
  now: string;
}) => (
  <ul className="decision-trail">
    <li>
      {requestedBy.name} <span className="hint">{requestedBy.roleName}</span> · {momentWords(requestedAt, now)} 提交
    </li>
    {decidedBy && decidedAt && (
      <li>
        {decidedBy.name} <span className="hint">{decidedBy.roleName}</span> · {momentWords(decidedAt, now)}{' '}
        {{ approved: '通过', rejected: '退回', withdrawn: '撤回', waiting: '' }[state]}
        {note && `：${note}`}
      </li>
    )}
  </ul>
);

/** 通过 at once; 退回 asks for the reason first. Nobody sees them on what they asked for or wrote. */
export function DecideButtons({ approval }: { approval: Approval }) {
  const { message } = App.useApp();
  const decide = useDecide();
  const [note, setNote] = useState<string | null>(null);
  if (approval.own && approval.state === 'waiting') return <p className="hint">自己提交的，等另一位同事复核。</p>;
  if (approval.wrote && approval.state === 'waiting') return <p className="hint">你写过或改过这份内容，等没有参与的同事复核。</p>;
  if (!approval.canDecide) return <CommandFault error={decide.error} />;
  const { approvalId } = approval;
  const approve = () => decide.mutate({ approvalId, body: { decision: 'approved' } }, { onSuccess: () => void message.success('已通过') });
  const sendBack = () =>
    decide.mutate(
      { approvalId, body: { decision: 'rejected', note: note?.trim() ?? '' } },
      { onSuccess: () => void message.success('已退回') },
    );
  return (
    <>
      {note !== null && (
        <Field label="退回理由" hint="提交人会看到">
          {(id) => (
            <Input.TextArea id={id} autoFocus value={note} maxLength={200} rows={2} onChange={(event) => setNote(event.target.value)} />
          )}
        </Field>
      )}
      {approval.obstacle && <p className="hint">不能通过：{approval.obstacle}</p>}
      <div className="row">
        {note === null ? (
          <>
            <Button type="primary" loading={decide.isPending} disabled={approval.obstacle !== null} onClick={approve}>
              通过
            </Button>
            <Button onClick={() => setNote('')}>退回…</Button>
          </>
        ) : (
          <>
            <Button type="primary" danger loading={decide.isPending} disabled={note.trim() === ''} onClick={sendBack}>
              退回
            </Button>
            <Button onClick={() => setNote(null)}>再看看</Button>
          </>
        )}
      </div>
      <CommandFault error={decide.error} />
    </>
  );
}
