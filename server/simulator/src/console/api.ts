/** Refusals of the control API in words for the page. */
const REFUSALS: Record<string, string> = {
  NOT_FRIENDS: '他们不是好友',
  NO_CONTACT_FUNCTION: '这位成员没有客户联系功能',
  MEMBER_UNKNOWN: '没有这位成员',
  PERSON_UNKNOWN: '没有这位客户',
  CONTACT_WAY_UNKNOWN: '没有这个联系我二维码',
  CONTACT_WAY_OVER: '这个二维码已经失效',
  NOBODY_THERE: '二维码后面没有可以添加的成员',
  NOTHING_TO_ACCEPT: '没有等待确认的申请',
  MEMBER_FULL: '这位成员的客户已满',
  CALLBACK_UNKNOWN: '没有这条回调',
  BODY_INVALID: '填写的内容不完整',
};

/** One call of the control API; a refusal becomes an Error in words. */
export async function ask<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/_sim/${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const answer = (await response.json()) as T & { error?: { code: string; message: string } };
  if (!response.ok) throw new Error(REFUSALS[answer.error?.code ?? ''] ?? answer.error?.message ?? '请稍后再试');
  return answer;
}

export const segment = encodeURIComponent;

/** Hour, minute and second in Beijing of Unix seconds; with the day when asked. */
export function clockWords(seconds: number, withDay = false): string {
  const beijing = new Date((seconds + 8 * 3600) * 1000).toISOString();
  return withDay ? `${beijing.slice(0, 10)} ${beijing.slice(11, 19)}` : beijing.slice(11, 19);
}
