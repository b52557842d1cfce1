import { STATEMENT_LENGTH } from '@yinqiao/shared/domain';
import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type Dispute, type DisputeKind, useDispute, useRaiseDispute } from '../../../features/verdicts/verdicts';
import { leaveDialog } from '../../../platform/keepFocus';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Field } from '../../../ui/desk/Field';
import { Loaded } from '../../../ui/desk/Loaded';
import { Notice } from '../../../ui/desk/Notice';
import { SkeletonLines } from '../../../ui/desk/Skeleton';
import { WordsField } from '../../../ui/desk/WordsField';
import { useConsoleLink } from '../shell/useActingUnit';

/** 对归属有异议: which dispute, between whom, in the words of whoever raises it. The document is issued at once. */
export function DisputeDialog({ leadId, onClose }: { leadId: string; onClose: () => void }) {
  const query = useDispute(leadId, true);
  if (query.data && canRaise(query.data)) return <RaiseDialog dispute={query.data} onClose={onClose} />;
  return (
    <Modal open title="对归属有异议" footer={null} onCancel={onClose} afterClose={leaveDialog}>
      <Loaded query={query} skeleton={<SkeletonLines lines={5} />} fault="这条线索的归属关系没有取到">
        {(dispute) => <WhyNot dispute={dispute} />}
      </Loaded>
    </Modal>
  );
}

const canRaise = ({ openVerdictId, parties }: Dispute): boolean => openVerdictId === null && parties.length > 1;

function WhyNot({ dispute: { openVerdictId } }: { dispute: Dispute }) {
  const link = useConsoleLink();
  if (openVerdictId) {
    return <Notice action={<Link to={link(`/leads/verdicts/${openVerdictId}`)}>打开裁决书</Link>}>这条线索已有一份未终局的裁决书。</Notice>;
  }
  return <Notice>只有一位同事与这位客户有关系，没有归属争议。</Notice>;
}

type Party = Dispute['parties'][number];

const partyWords = ({ name, unitName, tieText }: Party): string => `${name}（${unitName}，${tieText}）`;

/** Whoever follows the lead first, then the one who is tied to it most closely. */
function firstTwo({ parties, followerId }: Dispute): string[] {
  const inOrder = [...parties].sort((a, b) => Number(b.staffId === followerId) - Number(a.staffId === followerId));
  return inOrder.slice(0, 2).map(({ staffId }) => staffId);
}

function RaiseDialog({ dispute, onClose }: { dispute: Dispute; onClose: () => void }) {
  const navigate = useNavigate();
  const link = useConsoleLink();
  const raise = useRaiseDispute(dispute.leadId);
  const [kind, setKind] = useState<DisputeKind>('book_and_code');
  const follower = dispute.parties.find(({ staffId }) => staffId === dispute.followerId);
  const [claimants, setClaimants] = useState<string[]>(() => firstTwo(dispute));
  const [statement, setStatement] = useState('');
  const [first = '', second = ''] = claimants;
  const final = dispute.settled.find(({ staffIds }) => staffIds.includes(first) && staffIds.includes(second));
  const options = dispute.parties.filter((one) => one !== follower).map((one) => ({ value: one.staffId, label: partyWords(one) }));
  const send = () =>
    raise.mutate(
      { kind, claimants: [first, second], statement: statement.trim() },
      { onSuccess: ({ verdictId }) => void navigate(link(`/leads/verdicts/${verdictId}`)) },
    );
  return (
    <Modal
      open
      title={`对归属有异议 · ${dispute.title} · ${dispute.maskedName}`}
      okText="提出并当场裁决"
      okButtonProps={{ disabled: statement.trim() === '' || first === second || final !== undefined }}
      cancelText="再看看"
      confirmLoading={raise.isPending}
      onOk={send}
      onCancel={onClose}
      afterClose={leaveDialog}
    >
      <Field label="争议">
        {(id) => (
          <Select id={id} value={kind} options={dispute.kinds.map((one) => ({ value: one.kind, label: one.label }))} onChange={setKind} />
        )}
      </Field>
      <div className="field-row">
        {follower ? (
          <Field label="主张一方" hint="现在跟进这条线索的人总是一方">
            {(id) => <Input id={id} value={partyWords(follower)} readOnly />}
          </Field>
        ) : (
          <Field label="主张一方">
            {(id) => <Select id={id} value={first} options={options} onChange={(next: string) => setClaimants([next, second])} />}
          </Field>
        )}
        <Field label="主张另一方" fault={first === second ? '要选两位不同的同事' : undefined}>
          {(id) => <Select id={id} value={second} options={options} onChange={(next: string) => setClaimants([first, next])} />}
        </Field>
      </div>
      {final && (
        <Notice action={<Link to={link(`/leads/verdicts/${final.verdictId}`)}>打开裁决书</Link>}>
          这两位就这条线索已有终局裁决 {final.numberText}，不再受理。
        </Notice>
      )}
      <WordsField
        label="陈述"
        hint={`${STATEMENT_LENGTH} 字以内；系统按记录和现行规则当场出裁决书`}
        most={STATEMENT_LENGTH}
        value={statement}
        onChange={setStatement}
      />
      <CommandFault error={raise.error} />
    </Modal>
  );
}
