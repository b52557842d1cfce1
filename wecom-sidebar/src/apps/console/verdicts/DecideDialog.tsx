import { STATEMENT_LENGTH, WHOLE_DEAL } from '@yinqiao/shared/domain';
import { App, Modal, Select } from 'antd';
import { useState } from 'react';
import { useDecide, type VerdictAnswer, type VerdictDocument } from '../../../features/verdicts/verdicts';
import { leaveDialog } from '../../../platform/keepFocus';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Field } from '../../../ui/desk/Field';
import { Segmented } from '../../../ui/desk/Segmented';
import { WordsField } from '../../../ui/desk/WordsField';

type Choice = VerdictAnswer['answer'];
const choices: readonly { key: Choice; label: string }[] = [
  { key: 'uphold', label: '维持原裁决' },
  { key: 'change', label: '改判' },
];

/** 10% to 100% for whoever follows. */
const PARTS = Array.from({ length: 10 }, (_, n) => WHOLE_DEAL - n * 1_000);

/** 答复申诉: uphold, or change who follows and how the deal is shared; either with its reason. */
export function DecideDialog({ document, onClose }: { document: VerdictDocument; onClose: () => void }) {
  const { message } = App.useApp();
  const decide = useDecide(document);
  const [answer, setAnswer] = useState<Choice>('uphold');
  const [reason, setReason] = useState('');
  const [followerId, setFollower] = useState(document.parties[0]?.staffId ?? '');
  const [followerPart, setPart] = useState(8_000);
  const other = document.parties.find(({ staffId }) => staffId !== followerId);
  const waiting = document.appeals.at(-1);
  const send = () => {
    const words = { reason: reason.trim() };
    decide.mutate(answer === 'uphold' ? { answer, ...words } : { answer, ...words, followerId, followerPart }, {
      onSuccess: () => {
        void message.success(answer === 'uphold' ? '已维持原裁决' : '已改判，新的一版已签发');
        onClose();
      },
    });
  };
  return (
    <Modal
      open
      title={`答复 ${document.numberText} 的申诉`}
      okText={answer === 'uphold' ? '维持并答复' : '改判并签发'}
      okButtonProps={{ disabled: reason.trim() === '' }}
      cancelText="再看看"
      confirmLoading={decide.isPending}
      onOk={send}
      onCancel={onClose}
      afterClose={leaveDialog}
    >
      {waiting && (
        <p className="sub">
          {waiting.byName}：{waiting.reason}
        </p>
      )}
      <div className="field">
        <span className="field-label">答复</span>
        <Segmented label="答复" options={choices} value={answer} onChange={setAnswer} />
      </div>
      {answer === 'change' && (
        <div className="field-row">
          <Field label="线索跟进权归">
            {(id) => (
              <Select
                id={id}
                value={followerId}
                options={document.parties.map(({ staffId, name, unitName }) => ({ value: staffId, label: `${name}（${unitName}）` }))}
                onChange={setFollower}
              />
            )}
          </Field>
          <Field label="业绩比例" hint={other && `其余 ${(WHOLE_DEAL - followerPart) / 100}% 归${other.name}`}>
            {(id) => (
              <Select
                id={id}
                value={followerPart}
                options={PARTS.map((part) => ({ value: part, label: `${part / 100}%` }))}
                onChange={setPart}
              />
            )}
          </Field>
        </div>
      )}
      <WordsField
        label="理由"
        hint={`${STATEMENT_LENGTH} 字以内，写进裁决书`}
        most={STATEMENT_LENGTH}
        rows={4}
        value={reason}
        onChange={setReason}
      />
      <CommandFault error={decide.error} />
    </Modal>
  );
}
