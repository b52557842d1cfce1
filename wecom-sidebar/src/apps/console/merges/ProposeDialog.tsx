import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useProposeMerge } from '../../../features/leads-console/merges';
import { leaveDialog } from '../../../platform/keepFocus';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Field } from '../../../ui/desk/Field';
import { Notice } from '../../../ui/desk/Notice';
import { WordsField } from '../../../ui/desk/WordsField';
import { useConsoleLink } from '../shell/useActingUnit';

const PHONE_LENGTH = 11;
const MOST_WORDS = 100;

/** 提出合并: two customers named by their numbers; whoever may decide sees the grounds. */
export function ProposeDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const link = useConsoleLink();
  const propose = useProposeMerge();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [note, setNote] = useState('');
  const send = () =>
    propose.mutate(
      { phones: [first, second], note: note.trim() },
      { onSuccess: ({ mergeId }) => void navigate(link(`/leads/merges/${mergeId}`)) },
    );
  const ready = first.length >= PHONE_LENGTH && second.length >= PHONE_LENGTH && note.trim() !== '';
  return (
    <Modal
      open
      title="提出合并"
      okText="提出合并"
      okButtonProps={{ disabled: !ready }}
      cancelText="再看看"
      confirmLoading={propose.isPending}
      onOk={send}
      onCancel={onClose}
      afterClose={leaveDialog}
    >
      <div className="field-row">
        <Field label="一个手机号">{(id) => <PhoneInput id={id} value={first} onChange={setFirst} />}</Field>
        <Field label="另一个手机号">{(id) => <PhoneInput id={id} value={second} onChange={setSecond} />}</Field>
      </div>
      <WordsField
        label="依据"
        hint="例如：本人到店说换过号码。加密保存，只有看得到这对客户的人能读"
        most={MOST_WORDS}
        rows={2}
        value={note}
        onChange={setNote}
      />
      <Notice>两位都要在你的机构范围内。提出后由分行私域岗或总行决定，客户不会收到消息。</Notice>
      <CommandFault error={propose.error} />
    </Modal>
  );
}

const PhoneInput = ({ id, value, onChange }: { id: string; value: string; onChange: (next: string) => void }) => (
  <Input id={id} inputMode="tel" autoComplete="off" maxLength={20} value={value} onChange={({ target }) => onChange(target.value.trim())} />
);
