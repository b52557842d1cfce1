import { z } from 'zod';
import { lender } from '../platform/vendor';
import { get } from './request';
import { number, string } from './reply';
import { account } from './token';

const reply = z.object({ ticket: string, expires_in: number });

/** Tickets of the JS-SDK are lent like tokens; an hour allows few (wecom-api 2.3, 3). */
const ticket = (api: string, query: Record<string, string>, callsAnHour: number) =>
  lender(
    () => `wecom/${api}/${account()}`,
    async () => {
      const { ticket: value, expires_in: expiresIn } = await get(api, query, reply, {
        priority: 'urgent',
        limits: [{ calls: callsAnHour, seconds: 3_600 }],
      });
      return { value, expiresIn };
    },
  );

/** The corp's ticket signs `config`, the app's signs `agentConfig`. */
export const corpTicket = ticket('get_jsapi_ticket', {}, 400);
export const agentTicket = ticket('ticket/get', { type: 'agent_config' }, 100);
