import { useEffect, useState } from 'react';
import type { EntryCode } from './entryCodes';
import { qrPicture } from './qrPicture';
import './qr-picture.css';

/** The QR of a code’s link, with the way to keep the picture: a press that lasts on a phone, a download at a desk. */
export function QrPicture({ code: { link, title, kindWord } }: { code: Pick<EntryCode, 'link' | 'title' | 'kindWord'> }) {
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    let shown = true;
    void qrPicture(link).then((drawn) => shown && setPicture(drawn));
    return () => void (shown = false);
  }, [link]);
  return (
    <figure className="qr-picture">
      {picture === null ? <div className="qr-blank" /> : <img src={picture} alt={`${title}的二维码`} width={220} height={220} />}
      <figcaption>
        <b>{title}</b>
        {picture !== null && (
          <a className="link" href={picture} download={`${kindWord}-${title}.png`}>
            保存图片
          </a>
        )}
        <small className="hint">手机上长按图片，也可以保存或转发</small>
      </figcaption>
    </figure>
  );
}
