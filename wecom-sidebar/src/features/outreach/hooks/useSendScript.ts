import { useMutation } from '@tanstack/react-query';
import { type ApiClient, ApiError } from '@yinqiao/shared/client';
import { useApi } from '../../../platform/api';
import { useIdempotencyKey } from '../../../platform/idempotencyKey';

export interface SendReport {
  result: 'ok' | 'cancelled' | 'failed';
  errMsg?: string;
}

/** Puts a text into the chat and tells how that ended; never throws. */
export type SendToChat = (text: string) => Promise<SendReport>;

/** The report is told once more after a lost answer; if it stays lost, the server calls the send unknown, which is true. */
async function report(api: ApiClient, deliveryId: string, body: SendReport): Promise<void> {
  const tell = () => api.call('outreach.reportSend', { params: { deliveryId }, body });
  await tell().catch(() => tell().catch(() => undefined));
}

/**
 * Sends a script: the server passes the gate, counts the touch and gives the rendered text, the chat tool sends it,
 * the client reports. What is shown is what the chat tool answered, never more.
 */
export function useSendScript(externalUserId: string, sendToChat: SendToChat) {
  const api = useApi();
  const { keyFor, settle } = useIdempotencyKey();
  return useMutation({
    mutationFn: async (scriptId: string): Promise<SendReport> => {
      const idempotencyKey = keyFor(`${externalUserId}/${scriptId}`);
      const reserved = await api
        .call('outreach.reserveSend', { body: { externalUserId, scriptId }, idempotencyKey })
        .catch((error: unknown) => {
          if (!(error instanceof ApiError) || error.code !== 'OFFLINE') settle();
          throw error;
        });
      settle();
      const sent = await sendToChat(reserved.text);
      await report(api, reserved.deliveryId, sent);
      return sent;
    },
  });
}
