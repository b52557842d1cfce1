/** `14:30` today, `11月21日 14:30` otherwise; from Unix seconds. */
export function timeWords(seconds: number): string {
  const at = new Date(seconds * 1000);
  const clock = `${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`;
  const isToday = at.toDateString() === new Date().toDateString();
  return isToday ? clock : `${at.getMonth() + 1}月${at.getDate()}日 ${clock}`;
}

/** As timeWords, but only the day when it is not today: for narrow places. */
export function dayWords(seconds: number): string {
  return timeWords(seconds).split(' ')[0] ?? '';
}

/** What a chat is called: the member's remark, else the customer's nickname. */
export function chatName(chat: { name: string; remark: string }): string {
  return chat.remark || chat.name;
}

/** The first character of a name, as the round pictures show it. */
export function initials(name: string): string {
  return [...name][0] ?? '';
}
