import { useState } from 'react';
import { type EntryCode, useEndEntryCode } from '../../../features/entry-codes/entryCodes';
import { QrPicture } from '../../../features/entry-codes/QrPicture';
import { errorWords } from '../../../platform/errors/errorWords';
import { Button } from '../../../ui/touch/Button';
import { Notice } from '../../../ui/touch/Notice';
import { Sheet } from '../../../ui/touch/Sheet';
import { useToast } from '../../../ui/touch/Toast';

/** The QR to show or keep, the link to send, and the end of the code. */
export function CodeSheet({ code, onClose }: { code: EntryCode; onClose: () => void }) {
  const [sure, setSure] = useState(false);
  const end = useEndEntryCode();
  const toast = useToast();
  const copy = () =>
    navigator.clipboard.writeText(code.link).then(
      () => toast('链接已复制'),
      () => toast('这里不允许复制，请长按链接选中'),
    );
  const finish = () =>
    end.mutate(code, {
      onSuccess: () => {
        toast('已停用，已有的咨询不受影响');
        onClose();
      },
    });
  return (
    <Sheet title={code.kindWord} open onClose={onClose}>
      <QrPicture code={code} />
      <p className="hint code-link">{code.link}</p>
      {sure && <Notice kind="warn">停用后再扫这个码，就像没有码一样；已经来的咨询不受影响。</Notice>}
      {end.error && (
        <Notice kind="bad" live>
          {errorWords(end.error).text}
        </Notice>
      )}
      <div className="button-row">
        <Button look="primary" onClick={() => void copy()}>
          复制链接
        </Button>
        {code.canEnd && (
          <Button look={sure ? 'bad' : 'outline'} busy={end.isPending} onClick={() => (sure ? finish() : setSure(true))}>
            {sure ? '确定停用' : '停用…'}
          </Button>
        )}
      </div>
    </Sheet>
  );
}
