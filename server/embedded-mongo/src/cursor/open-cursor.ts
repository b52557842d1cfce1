import { encode } from '../bson/encode';
import type { Doc } from '../bson/value';
import type { Flow, Operation } from '../server/operation';
import type { CursorOwner } from './cursor-table';

const LARGEST_BATCH_BYTES = 16 * 1024 * 1024;

/** A result that is handed out in batches. */
export class OpenCursor {
  lastUse = Date.now();
  private ahead: Doc | undefined;
  private ended = false;

  constructor(
    readonly id: bigint,
    private readonly flow: Flow<Doc>,
    readonly operation: Operation,
    readonly owner: CursorOwner,
  ) {}

  /** Up to `size` documents, as many as fit one reply. */
  async batch(size: number): Promise<Doc[]> {
    this.lastUse = Date.now();
    const documents: Doc[] = [];
    let bytes = 0;
    while (documents.length < size) {
      const next = await this.peek();
      if (!next) break;
      bytes += sizeOf(next);
      if (documents.length > 0 && bytes > LARGEST_BATCH_BYTES) break;
      documents.push(next);
      this.ahead = undefined;
    }
    return documents;
  }

  /** Whether everything has been handed out. */
  async isExhausted(): Promise<boolean> {
    return (await this.peek()) === undefined;
  }

  private async peek(): Promise<Doc | undefined> {
    while (!this.ahead && !this.ended) {
      const next = this.flow.next();
      if (next.done) this.ended = true;
      else if (next.value) this.ahead = next.value;
      else await this.operation.pause();
    }
    return this.ahead;
  }
}

/** Small documents are not worth measuring exactly: only a batch of large ones can exceed a reply. */
function sizeOf(document: Doc): number {
  return encode(document).length;
}
