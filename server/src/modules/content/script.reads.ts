import { pinyin } from 'pinyin-pro';
import { ScriptModel, type Script } from './script.model';

/** True when a script's approved version is in force on that business day. */
export const isInForce = (script: Pick<Script, 'state' | 'approvedUntil'>, day: string): boolean =>
  script.state === 'approved' && (script.approvedUntil === null || day <= script.approvedUntil);

export const scriptById = (scriptId: string) => ScriptModel.findById(scriptId).lean<Script | null>();

/** Scripts for a single chat in force that day, in the library's order; `search` matches words, pinyin and initials. */
export async function scriptsInForce(day: string, search = ''): Promise<Script[]> {
  const wanted = search.trim().toLowerCase().replace(/\s+/g, '');
  const scripts = await ScriptModel.find({ channel: 'single_chat' }).sort({ order: 1 }).lean<Script[]>();
  return scripts.filter((script) => isInForce(script, day) && script.searchText.includes(wanted));
}

/** What search runs over, made once when a script is written: the words, their pinyin, their initials. */
export function searchTextOf(script: Pick<Script, 'title' | 'stage' | 'text'>): string {
  const words = `${script.title}${script.stage}`;
  const full = pinyin(words, { toneType: 'none', type: 'array' }).join('');
  const initials = pinyin(words, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
  return [words, full, initials, script.text].join('|').toLowerCase();
}
