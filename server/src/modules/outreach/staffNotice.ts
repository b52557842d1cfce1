import { currentEnv } from '../../platform/env/currentEnv';
import { clip, DUPLICATE_CHECK_S } from './staffCard';

/** A message to a member of staff that asks for nothing but a look. */
export interface StaffNotice {
  title: string;
  lines: string[];
  /** Path of our own page it opens. */
  path: string;
}

/** The message's bytes (wecom-api 8.2 text_notice), made once and stored, so that every attempt sends the same. */
export function noticeBody(deliveryId: string, wecomUserId: string, { title, lines, path }: StaffNotice): string {
  const { wecom, publicBaseUrl } = currentEnv();
  return JSON.stringify({
    touser: wecomUserId,
    msgtype: 'template_card',
    agentid: Number(wecom.agentId),
    template_card: {
      card_type: 'text_notice',
      source: { desc: '银桥助手', desc_color: 0 },
      task_id: deliveryId,
      main_title: { title: clip(title, 36) },
      sub_title_text: clip(lines.join('\n'), 160),
      card_action: { type: 1, url: `${publicBaseUrl}${path}` },
    },
    enable_duplicate_check: 1,
    duplicate_check_interval: DUPLICATE_CHECK_S,
  });
}
