import { ApiError } from '@yinqiao/shared/client';

/** What a person is told about a failure, and the small line to read out to a help desk. */
export interface ErrorWords {
  text: string;
  /** Code and request number; null when there is nothing to read out. */
  reference: string | null;
}

export function errorWords(error: unknown): ErrorWords {
  if (!(error instanceof ApiError)) return { text: '页面出了点问题，请重试。', reference: null };
  const parts = [`代码 ${error.code}`, ...(error.requestId ? [`请求号 ${error.requestId}`] : [])];
  return { text: error.message, reference: parts.join(' · ') };
}
