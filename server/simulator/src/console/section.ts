import { el } from '../client/dom';

/** One page of the console. `mount` builds what stays (forms) once; `refresh` asks again for what may have changed. */
export interface Section {
  id: string;
  title: string;
  mount(container: HTMLElement): { refresh(): Promise<void> };
}

type Cell = string | number | Node | undefined;

/** A table, on narrow screens a list of cards with the heads beside the values. Without rows the words say so. */
export function table(heads: readonly string[], rows: readonly (readonly Cell[])[], emptyWords: string): HTMLElement {
  if (rows.length === 0) return el('p', { className: 'empty', textContent: emptyWords });
  const head = el('tr', {}, ...heads.map((name) => el('th', { scope: 'col', textContent: name })));
  const body = rows.map((cells) => el('tr', {}, ...cells.map((value, index) => cell(value, heads[index] ?? ''))));
  return el('div', { className: 'scroller', tabIndex: 0 }, el('table', {}, el('thead', {}, head), el('tbody', {}, ...body)));
}

function cell(value: Cell, head: string): HTMLElement {
  const made = el('td', {}, value instanceof Node ? value : el('span', { textContent: String(value ?? '') }));
  made.dataset['head'] = head;
  return made;
}

/** A button that does one thing and tells when it did not work. */
export function actButton(words: string, act: () => Promise<unknown>, className = ''): HTMLButtonElement {
  const button = el('button', { type: 'button', className, textContent: words });
  button.onclick = () => void run(act, button);
  return button;
}

/** Runs an act of the user; its button rests meanwhile, a refusal is said in the page's status line. */
export async function run(act: () => Promise<unknown>, button?: HTMLButtonElement): Promise<void> {
  if (button) button.disabled = true;
  say('');
  try {
    await act();
  } catch (error) {
    say(`没有成功：${(error as Error).message}`);
  } finally {
    if (button) button.disabled = false;
  }
}

/** The status line; said aloud to whoever cannot see it. */
export function say(words: string): void {
  const line = document.getElementById('status');
  if (line) line.textContent = words;
}

/** A labelled field of a form. */
export function labelled<T extends HTMLElement>(words: string, field: T): HTMLLabelElement {
  return el('label', {}, el('span', { textContent: words }), field);
}

/** A choice; the first one is chosen. */
export function choice(name: string, options: readonly (readonly [value: string, words: string])[]): HTMLSelectElement {
  return el('select', { name }, ...options.map(([value, words]) => el('option', { value, textContent: words })));
}

/** Puts other options into a choice and keeps the chosen one when it is still there. */
export function fillChoice(select: HTMLSelectElement, options: readonly (readonly [value: string, words: string])[]): void {
  const chosen = select.value;
  select.replaceChildren(...options.map(([value, words]) => el('option', { value, textContent: words })));
  if (options.some(([value]) => value === chosen)) select.value = chosen;
}
