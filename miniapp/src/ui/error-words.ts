import { ApiError } from '@yinqiao/shared/client';

/** The small line under an error, to read out to a help desk. */
export function referenceOf(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.requestId === null ? `代码 ${error.code}` : `代码 ${error.code} · 请求号 ${error.requestId}`;
}

/** Chinese words for whatever went wrong; a fault that is none of the server's says so without detail. */
export const wordsOf = (error: unknown): string => (error instanceof ApiError ? error.message : '页面出了点问题，请稍后再试。');
