import { Popup } from 'antd-mobile';
import { type ReactNode, useId, useRef } from 'react';
import { useModalFocus } from './useModalFocus';
import './sheet.css';

interface Props {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A sheet from below: a modal dialog that takes the focus and gives it back. */
export const Sheet = (props: Props) => (
  <Popup visible={props.open} onMaskClick={props.onClose} destroyOnClose bodyClassName="sheet-body">
    <SheetDialog {...props} />
  </Popup>
);

/** Mounted by the popup later than the sheet itself: only here is there a dialog that can take the focus. */
function SheetDialog({ title, open, onClose, children }: Props) {
  const titleId = useId();
  const dialog = useRef<HTMLElement>(null);
  useModalFocus(dialog, open, onClose);
  return (
    <section className="sheet" role="dialog" aria-modal="true" aria-labelledby={titleId} tabIndex={-1} ref={dialog}>
      <div className="sheet-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="link" onClick={onClose}>
          关闭
        </button>
      </div>
      {children}
    </section>
  );
}
