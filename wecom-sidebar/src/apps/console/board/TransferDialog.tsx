import { type TransferReason, transferReasons } from '@yinqiao/shared/domain';
import { App, Modal, Select } from 'antd';
import { useState } from 'react';
import { type BoardLead, type BoardPerson, useTransfer } from '../../../features/leads-console/board';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Field } from '../../../ui/desk/Field';
import { Notice } from '../../../ui/desk/Notice';
import { afterWords, againWords, customerWords, whyNot } from './boardWords';

/** So many are shown of those that move. */
const SAMPLE = 5;

interface Props {
  leads: readonly BoardLead[];
  /** On whom they were dropped. */
  toStaffId: string | null;
  people: readonly BoardPerson[];
  onClose: () => void;
  onDone: () => void;
}

const reasons = (Object.keys(transferReasons) as TransferReason[]).map((value) => ({ value, label: transferReasons[value] }));

/** 改派: to whom, why, what their load will be and what the customers will see; the number stands on the button. */
export function TransferDialog({ leads, toStaffId, people, onClose, onDone }: Props) {
  const { message } = App.useApp();
  const transfer = useTransfer();
  const [staffId, setStaffId] = useState(toStaffId);
  const [reason, setReason] = useState<TransferReason | null>(null);
  const to = people.find((person) => person.staffId === staffId);
  const fault = to && whyNot(to, leads);
  const again = to && !fault && againWords(to, leads);
  const give = () => {
    if (!to || !reason) return;
    transfer.mutate(
      { leads, toStaffId: to.staffId, reason },
      {
        onSuccess: ({ moved, refused }) => {
          if (moved > 0) void message.success(`已改派 ${moved} 条给${to.name}，10 分钟内可以撤销`);
          if (refused.length > 0) void message.warning(`${refused.length} 条没有动：${refused[0]?.text ?? ''}`);
          onDone();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={`改派 ${leads.length} 条线索`}
      okText={to ? `改派 ${leads.length} 条给${to.name}` : `改派 ${leads.length} 条`}
      okButtonProps={{ disabled: !to || !reason || Boolean(fault) }}
      cancelText="再看看"
      confirmLoading={transfer.isPending}
      onOk={give}
      onCancel={onClose}
    >
      <ul className="board-sample" aria-label="要改派的线索">
        {leads.slice(0, SAMPLE).map((lead) => (
          <li key={lead.leadId}>
            {lead.maskedName} · {lead.title} <span className="hint">{lead.staffName ? `现在：${lead.staffName}` : lead.stateWord}</span>
          </li>
        ))}
        {leads.length > SAMPLE && <li className="hint">还有 {leads.length - SAMPLE} 条</li>}
      </ul>
      <Field label="给谁" fault={fault ? `${to.name}不能接：${fault}` : undefined} hint={to && !fault && afterWords(to, leads.length)}>
        {(id) => (
          <Select
            id={id}
            value={staffId}
            placeholder="选一位同事"
            showSearch={{ optionFilterProp: 'label' }}
            options={people.map((person) => ({
              value: person.staffId,
              label: `${person.name} · ${person.outletName} · 今天 ${person.newToday}/${person.dailyCapacity}`,
              disabled: whyNot(person, leads) !== null,
            }))}
            onChange={setStaffId}
          />
        )}
      </Field>
      <Field label="原因">
        {(id) => <Select id={id} value={reason} placeholder="选一个原因" options={reasons} onChange={setReason} />}
      </Field>
      {again && <Notice tone="warn">{again}。</Notice>}
      {to && !fault && <Notice>{customerWords(leads, to)}。对方要重新接受，时限重新计算；管户不变。</Notice>}
      <CommandFault error={transfer.error} />
    </Modal>
  );
}
