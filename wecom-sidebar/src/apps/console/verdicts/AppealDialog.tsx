import { dayAndWeekdayWords, STATEMENT_LENGTH } from '@yinqiao/shared/domain';
import { App, Modal } from 'antd';
import { useState } from 'react';
import { useAppeal, type VerdictDocument } from '../../../features/verdicts/verdicts';
import { leaveDialog } from '../../../platform/keepFocus';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Notice } from '../../../ui/desk/Notice';
import { WordsField } from '../../../ui/desk/WordsField';
import { useSession } from '../shell/SessionContext';

/** 申诉: to whom, until when, and in whose own words. */
export function AppealDialog({ document, onClose }: { document: VerdictDocument; onClose: () => void }) {
  const { now } = useSession();
  const { message } = App.useApp();
  const appeal = useAppeal(document);
  const [reason, setReason] = useState('');
  const send = () =>
    appeal.mutate(reason.trim(), {
      onSuccess: () => {
        void message.success('已申诉，答复期 3 个工作日');
        onClose();
      },
    });
  return (
    <Modal
      open
      title={`对 ${document.numberText} 申诉`}
      okText="提交申诉"
      okButtonProps={{ disabled: reason.trim() === '' }}
      cancelText="再看看"
      confirmLoading={appeal.isPending}
      onOk={send}
      onCancel={onClose}
      afterClose={leaveDialog}
    >
      <WordsField
        label="理由"
        hint={`${STATEMENT_LENGTH} 字以内；答复人和对方都看得到`}
        most={STATEMENT_LENGTH}
        rows={4}
        value={reason}
        onChange={setReason}
      />
      <Notice>
        {document.appealBy && `${dayAndWeekdayWords(document.appealBy, now)} 18:00 前可以申诉。`}申诉期间，客户仍由现在的顾问服务。
      </Notice>
      <CommandFault error={appeal.error} />
    </Modal>
  );
}
