import { z } from 'zod';
import { get } from './request';
import { maybeString } from './reply';

/**
 * Who opened the page, by the code that came with them: once, within five minutes (wecom-api 5.2).
 * @returns the member's userid, or null for someone who is not a member. @throws WecomError 40029 for a used or expired code
 */
export async function memberOfCode(code: string): Promise<string | null> {
  const manner = { priority: 'urgent', limits: [], lostAnswer: 'unknown' } as const;
  return (await get('auth/getuserinfo', { code }, z.object({ userid: maybeString }), manner)).userid;
}
