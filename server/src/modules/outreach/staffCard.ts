import { currentEnv } from '../../platform/env/currentEnv';

/** A card to a member of staff: what decides must be on it, because the chat behind it costs two taps. */
export interface StaffCard {
  title: string;
  /** One grey line under the title. */
  description: string;
  items: { name: string; value: string }[];
  /** Path of our own page the card opens. */
  path: string;
  buttons: { key: string; text: string }[];
}

export const clip = (text: string, max: number) => [...text].slice(0, max).join('');
/** Four hours, the vendor's longest: as long as a resend of the same bytes may be needed. */
export const DUPLICATE_CHECK_S = 14_400;

/** The message's bytes (wecom-api 8.2 button_interaction), made once and stored, so that every attempt sends the same. */
export function cardBody(deliveryId: string, wecomUserId: string, card: StaffCard): string {
  const { wecom, publicBaseUrl } = currentEnv();
  return JSON.stringify({
    touser: wecomUserId,
    msgtype: 'template_card',
    agentid: Number(wecom.agentId),
    template_card: {
      card_type: 'button_interaction',
      source: { desc: '银桥助手', desc_color: 0 },
      task_id: deliveryId,
      main_title: { title: clip(card.title, 36), desc: clip(card.description, 44) },
      horizontal_content_list: card.items.slice(0, 6).map((item) => ({ keyname: clip(item.name, 5), value: clip(item.value, 30) })),
      card_action: { type: 1, url: `${publicBaseUrl}${card.path}` },
      button_list: card.buttons.map((button, index) => ({
        type: 0,
        text: clip(button.text, 10),
        style: index === 0 ? 1 : 2,
        key: button.key,
      })),
    },
    enable_duplicate_check: 1,
    duplicate_check_interval: DUPLICATE_CHECK_S,
  });
}

/** Replaces the buttons by one word; a response code works once. */
export function cardUpdateBody(wecomUserId: string, responseCode: string, word: string): string {
  return JSON.stringify({
    userids: [wecomUserId],
    agentid: Number(currentEnv().wecom.agentId),
    response_code: responseCode,
    button: { replace_name: clip(word, 10) },
  });
}
