/** What each variable of a script stands for; a template's own tags never reach a screen. */
const variableWords: Record<string, string> = {
  salutation: '称呼',
  staffName: '客户经理姓名',
  staffNo: '工号',
  outletName: '网点',
  date: '日期',
  formerStaff: '前任顾问',
  todo: '待办事项',
};

export interface ScriptSegment {
  text: string;
  /** True where the customer's or the sender's own facts will stand. */
  variable: boolean;
}

/** A template as it reads before it is filled: 【称呼】您好,…. A variable we have no word for is called 待填. */
export function scriptSegments(template: string): ScriptSegment[] {
  return template
    .split(/(\{\{\s*\w+\s*\}\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const name = /^\{\{\s*(\w+)\s*\}\}$/.exec(part)?.[1];
      return name === undefined ? { text: part, variable: false } : { text: variableWords[name] ?? '待填', variable: true };
    });
}
