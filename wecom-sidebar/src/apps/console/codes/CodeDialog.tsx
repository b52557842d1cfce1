import { App, Button, Modal } from 'antd';
import type { EntryCode } from '../../../features/entry-codes/entryCodes';
import { QrPicture } from '../../../features/entry-codes/QrPicture';
import { leaveDialog } from '../../../platform/keepFocus';

/** The QR to print and the link to send. */
export function CodeDialog({ code, onClose }: { code: EntryCode; onClose: () => void }) {
  const { message } = App.useApp();
  const copy = () =>
    navigator.clipboard.writeText(code.link).then(
      () => void message.success('链接已复制'),
      () => void message.warning('浏览器不允许复制，请手工选中'),
    );
  return (
    <Modal
      open
      title={code.kindWord}
      onCancel={onClose}
      afterClose={leaveDialog}
      footer={[
        <Button key="copy" type="primary" onClick={() => void copy()}>
          复制链接
        </Button>,
      ]}
    >
      <QrPicture code={code} />
      <p className="hint code-link">{code.link}</p>
    </Modal>
  );
}
