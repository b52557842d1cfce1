/**
 * WeChat's logic layer has no AbortController, and the query library makes one for every read. Nothing here is ever aborted
 * half way (an answer that comes late is simply not shown), so the signal only needs to be there.
 */
export class AbortController {
  readonly signal = { aborted: false, addEventListener: () => undefined, removeEventListener: () => undefined };

  abort(): void {
    this.signal.aborted = true;
  }
}
