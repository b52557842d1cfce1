import { App, Button, Modal } from 'antd';
import type { ToldSecret } from '../../../features/leads-console/partners';
import { leaveDialog } from '../../../platform/keepFocus';
import { Notice } from '../../../ui/desk/Notice';
import './partners.css';

/** The secret, once. Closing is a decision: neither Esc nor a press beside it loses what nobody can show again. */
export function SecretDialog({ told: { partnerId, secret }, onClose }: { told: ToldSecret; onClose: () => void }) {
  const { message } = App.useApp();
  const copy = () =>
    navigator.clipboard.writeText(`${partnerId}\n${secret ?? ''}`).then(
      () => void message.success('已复制'),
      () => void message.warning('浏览器不允许复制，请手工选中'),
    );
  return (
    <Modal
      open
      title="密钥只显示这一次"
      closable={false}
      keyboard={false}
      maskClosable={false}
      afterClose={leaveDialog}
      footer={[
        <Button key="close" type="primary" onClick={onClose}>
          已经保存好
        </Button>,
      ]}
    >
      <dl className="partner-facts">
        <div>
          <dt>客户端编号</dt>
          <dd className="partner-code">{partnerId}</dd>
        </div>
        <div>
          <dt>密钥</dt>
          <dd className="partner-code">{secret ?? '已经显示过，请在详情里更换密钥'}</dd>
        </div>
      </dl>
      {secret !== null && (
        <p>
          <Button onClick={() => void copy()}>复制编号和密钥</Button>
        </p>
      )}
      <Notice tone="warn">关闭后谁也看不到这个密钥，包括我们。丢失时在详情里更换。</Notice>
    </Modal>
  );
}
