/** What goes with a text to customers: nine at most (wecom-api 7.11, 7.12). Media ids are temporary ones, of three days. */
export type Attachment =
  | { kind: 'image'; mediaId: string }
  | { kind: 'link'; title: string; url: string; description?: string; pictureUrl?: string }
  | { kind: 'miniprogram'; title: string; appId: string; page: string; coverMediaId: string }
  | { kind: 'video'; mediaId: string }
  | { kind: 'file'; mediaId: string };

/** As the vendor spells it. */
function vendorAttachment(one: Attachment): object {
  switch (one.kind) {
    case 'link': {
      const { title, url, description, pictureUrl } = one;
      return {
        msgtype: 'link',
        link: { title, url, ...(description ? { desc: description } : {}), ...(pictureUrl ? { picurl: pictureUrl } : {}) },
      };
    }
    case 'miniprogram':
      return {
        msgtype: 'miniprogram',
        miniprogram: { title: one.title, appid: one.appId, page: one.page, pic_media_id: one.coverMediaId },
      };
    default:
      return { msgtype: one.kind, [one.kind]: { media_id: one.mediaId } };
  }
}

export interface CustomerMessage {
  /** At most 4,000 bytes. */
  text: string | null;
  attachments: readonly Attachment[];
}

export const vendorMessage = ({ text, attachments }: CustomerMessage): object => ({
  ...(text ? { text: { content: text } } : {}),
  ...(attachments.length > 0 ? { attachments: attachments.map(vendorAttachment) } : {}),
});
