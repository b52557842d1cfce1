import { Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { type NewPartner, type ToldSecret, useCreatePartner } from '../../../features/leads-console/partners';
import { leaveDialog } from '../../../platform/keepFocus';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Field } from '../../../ui/desk/Field';
import { Notice } from '../../../ui/desk/Notice';

const NAME_LENGTH = 30;

interface Props {
  lines: readonly { productLine: NewPartner['productLines'][number]; name: string }[];
  onTold: (told: ToldSecret) => void;
  onClose: () => void;
}

/** 新开客户端: its name and what it may hand in. */
export function CreatePartnerDialog({ lines, onTold, onClose }: Props) {
  const create = useCreatePartner();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<NewPartner['productLines']>([]);
  const send = () =>
    create.mutate(
      { name: name.trim(), productLines: chosen },
      {
        onSuccess: (told) => {
          onClose();
          onTold(told);
        },
      },
    );
  return (
    <Modal
      open
      title="新开客户端"
      okText="开通"
      okButtonProps={{ disabled: name.trim() === '' || chosen.length === 0 }}
      cancelText="再看看"
      confirmLoading={create.isPending}
      onOk={send}
      onCancel={onClose}
      afterClose={leaveDialog}
    >
      <Field label="名称" hint="送线索的系统，例如：手机银行">
        {(id) => <Input id={id} maxLength={NAME_LENGTH} value={name} onChange={({ target }) => setName(target.value)} />}
      </Field>
      <div className="field">
        <span className="field-label">可送业务</span>
        <Checkbox.Group
          options={lines.map(({ productLine, name: label }) => ({ value: productLine, label }))}
          value={chosen}
          onChange={setChosen}
        />
      </div>
      <Notice>开通后显示一次密钥，请当面交给对方的负责人。</Notice>
      <CommandFault error={create.error} />
    </Modal>
  );
}
