import { z } from 'zod';
import { type CustomerMessage, vendorMessage } from './attachments';
import { post } from './request';

/**
 * Greets a customer who has just added a member. The code of the event holds for twenty seconds and once (wecom-api 7.11), so an answer
 * that was lost is a loss that is stood: sent twice it would be refused, and nobody could tell why.
 * @throws WecomError 41050 too late, 41051 they are talking already, 41096 another app is sending (it may be tried again)
 */
export async function sendWelcome(welcomeCode: string, message: CustomerMessage): Promise<void> {
  await post('externalcontact/send_welcome_msg', { welcome_code: welcomeCode, ...vendorMessage(message) }, z.object({}), {
    priority: 'urgent',
  });
}
