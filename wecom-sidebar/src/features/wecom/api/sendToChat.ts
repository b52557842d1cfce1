import { sendText, WeComError } from './weComSdk';

const LONGEST_MESSAGE = 200;

/** Sends a text to the open chat and says how it ended, in the three words the server knows. */
export async function sendToChat(text: string): Promise<{ result: 'ok' | 'cancelled' | 'failed'; errMsg?: string }> {
  try {
    await sendText(text);
    return { result: 'ok' };
  } catch (error) {
    if (!(error instanceof WeComError)) throw error;
    return { result: error.cancelled ? 'cancelled' : 'failed', errMsg: error.errMsg.slice(0, LONGEST_MESSAGE) };
  }
}
