import { byId, el } from './dom';
import type { PanelPage } from './state';

/** The frame of the side panel. It is made anew for another chat or page, as the real client loads its page anew. */
export class Panel {
  private shown?: PanelPage;
  private frame?: HTMLIFrameElement;

  show(page: PanelPage | undefined, hint: string): void {
    byId('panel-title').textContent = page?.title ?? '';
    if (page && this.shown?.url === page.url && this.shown.externalUserId === page.externalUserId) return;
    this.shown = page;
    this.frame = page && el('iframe', { src: page.url, title: page.title });
    byId('frame').replaceChildren(this.frame ?? el('p', { className: 'hint', textContent: hint }));
  }

  /** Forces the next show() to load the page again, as after another member signed in. */
  forget(): void {
    delete this.shown;
  }

  current(): { window: Window | null; origin: string; externalUserId?: string } | undefined {
    if (!this.shown || !this.frame) return undefined;
    const { url, externalUserId } = this.shown;
    return { window: this.frame.contentWindow, origin: new URL(url).origin, ...(externalUserId && { externalUserId }) };
  }
}
