const JUST_NOW_SECONDS = 5 * 60;

/**
 * `刚刚` · `早些时候` for the rest of today · `4月23日`, with the year when it is not this one; from Unix seconds.
 * Never a clock time: an embedding page may live by another clock than this machine.
 */
export function whenWords(seconds: number, now = new Date()): string {
  const at = new Date(seconds * 1000);
  if (at.toDateString() === now.toDateString()) {
    return now.getTime() / 1000 - seconds < JUST_NOW_SECONDS ? '刚刚' : '早些时候';
  }
  const year = at.getFullYear() === now.getFullYear() ? '' : `${at.getFullYear()}年`;
  return `${year}${at.getMonth() + 1}月${at.getDate()}日`;
}

/** What a chat is called: the member's remark, else the customer's nickname. */
export function chatName(chat: { name: string; remark: string }): string {
  return chat.remark || chat.name;
}

/** The first character of a name, as the round pictures show it. */
export function initials(name: string): string {
  return [...name][0] ?? '';
}
