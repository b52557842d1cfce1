const JUST_NOW_SECONDS = 5 * 60;

const DAY_SECONDS = 86_400;
/** WeCom's days are Beijing's, wherever the browser is. */
const BEIJING_SECONDS = 8 * 3_600;

/**
 * `刚刚` · `早些时候` for the rest of today · `昨天` · `4月23日`, with the year when it is not this one; both in Unix seconds.
 * Never a clock time: the clock on the wall may be moved by leaps.
 */
export function whenWords(seconds: number, now: number): string {
  const daysAgo = dayNumber(now) - dayNumber(seconds);
  if (daysAgo === 0) return now - seconds < JUST_NOW_SECONDS ? '刚刚' : '早些时候';
  if (daysAgo === 1) return '昨天';
  const [at, today] = [beijing(seconds), beijing(now)];
  const year = at.getUTCFullYear() === today.getUTCFullYear() ? '' : `${at.getUTCFullYear()}年`;
  return `${year}${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
}

/** The instant whose UTC parts read as Beijing's calendar. */
const beijing = (seconds: number): Date => new Date((seconds + BEIJING_SECONDS) * 1000);

const dayNumber = (seconds: number): number => Math.floor((seconds + BEIJING_SECONDS) / DAY_SECONDS);

/** What a chat is called: the member's remark, else the customer's nickname. */
export function chatName(chat: { name: string; remark: string }): string {
  return chat.remark || chat.name;
}

/** The first character of a name, as the round pictures show it. */
export function initials(name: string): string {
  return [...name][0] ?? '';
}

const KINDS: Record<string, string> = { image: '图片', link: '链接', miniprogram: '小程序', voice: '语音', video: '视频', file: '文件' };

/** What a message says in one line: its words, or what kind of thing it is. */
export function messageWords({ msgtype, content }: { msgtype: string; content: { content?: string; title?: string } }): string {
  const kind = KINDS[msgtype];
  return kind ? `[${kind}] ${content.title ?? ''}`.trim() : (content.content ?? '');
}
