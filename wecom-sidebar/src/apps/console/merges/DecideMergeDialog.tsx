import { App, Modal } from 'antd';
import { useState } from 'react';
import { type MergeDecision, type MergeDetail, useDecideMerge } from '../../../features/leads-console/merges';
import { leaveDialog } from '../../../platform/keepFocus';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { WordsField } from '../../../ui/desk/WordsField';

const words: Record<MergeDecision, { title: string; verb: string; done: string; hint: string }> = {
  merge: { title: '合并为一人', verb: '合并', done: '已合并，可以随时撤销', hint: '例如：本人到店，核对过身份证' },
  undo: { title: '撤销合并', verb: '撤销合并', done: '已撤销，各归各位', hint: '例如：家人共用一个号码，不是同一人' },
  dismiss: { title: '不是同一人', verb: '不合并', done: '已移出待合并', hint: '例如：夫妻共用一个号码' },
};
const MOST_WORDS = 100;

/** The decision with its reason: it stands in the trail under the decider’s name. */
export function DecideMergeDialog({ one, decision, onClose }: { one: MergeDetail; decision: MergeDecision; onClose: () => void }) {
  const { message } = App.useApp();
  const decide = useDecideMerge(one);
  const [reason, setReason] = useState('');
  const { title, verb, done, hint } = words[decision];
  const send = () =>
    decide.mutate(
      { decision, reason: reason.trim() },
      {
        onSuccess: () => {
          void message.success(done);
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={`${title}：${one.people.map(({ maskedName }) => maskedName).join(' 与 ')}`}
      okText={verb}
      okButtonProps={{ disabled: reason.trim() === '', danger: decision === 'undo' }}
      cancelText="再看看"
      confirmLoading={decide.isPending}
      onOk={send}
      onCancel={onClose}
      afterClose={leaveDialog}
    >
      <WordsField
        label="理由"
        hint={`${hint}。写进经过，加密保存，只有看得到这对客户的人能读`}
        most={MOST_WORDS}
        value={reason}
        onChange={setReason}
      />
      <CommandFault error={decide.error} />
    </Modal>
  );
}
