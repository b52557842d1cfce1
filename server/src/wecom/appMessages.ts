import { callWecom } from './call';
import { maybeString, string } from './reply';

/**
 * Sends an app message, which the base frequency does not count. Without an answer it is sent again, the same bytes, and the vendor's
 * duplicate check delivers it once within its interval: the caller keeps the bytes (wecom-api 8.1). @throws WecomError 81013, 301002
 */
export async function sendAppMessage(body: string): Promise<{ messageId: string; responseCode: string | null }> {
  const reply = await callWecom({ method: 'POST', api: 'message/send', body, limits: [] });
  return { messageId: string.parse(reply['msgid']), responseCode: maybeString.parse(reply['response_code']) };
}

/** Replaces a card's buttons by one word. A response code works once, within 72 hours. @throws WecomError 60140 */
export async function updateCard(body: string): Promise<void> {
  await callWecom({ method: 'POST', api: 'message/update_template_card', body, priority: 'urgent' });
}
