import type { Context } from 'koa';
import { readBytes } from './readBody';
import { VendorError } from './vendorError';

/** One file out of multipart/form-data. */
export interface Upload {
  filename: string;
  contentType: string;
  bytes: Buffer;
}

/** Over the largest file the platform takes (20 MB), so that its own size code is the answer. */
const UPLOAD_LIMIT = 32 * 1024 * 1024;

/** The part called `media` of the request. No such part is 44001 (wecom-api §9). */
export async function readUpload(context: Context): Promise<Upload> {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(context.get('content-type'));
  if (context.method !== 'POST' || !boundary) throw new VendorError(44001, 'empty media data');
  const body = await readBytes(context.req, UPLOAD_LIMIT);
  const media = partsOf(body, boundary[1] ?? boundary[2] ?? '').find(({ name }) => name === 'media');
  if (!media) throw new VendorError(44001, 'empty media data');
  return media;
}

function partsOf(body: Buffer, boundary: string): (Upload & { name: string })[] {
  const mark = Buffer.from(`--${boundary}`);
  const parts: (Upload & { name: string })[] = [];
  for (let start = body.indexOf(mark); start >= 0;) {
    const end = body.indexOf(mark, start + mark.length);
    if (end < 0) break;
    // Between the marks: line break, head, empty line, content, line break.
    const part = readPart(body.subarray(start + mark.length + 2, end - 2));
    if (part) parts.push(part);
    start = end;
  }
  return parts;
}

function readPart(bytes: Buffer): (Upload & { name: string }) | undefined {
  const gap = bytes.indexOf('\r\n\r\n');
  if (gap < 0) return undefined;
  const head = bytes.subarray(0, gap).toString('utf8');
  const name = /[;\s]name="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) return undefined;
  return {
    name,
    filename: /filename="([^"]*)"/i.exec(head)?.[1] ?? '',
    contentType: /content-type:\s*([^\r\n;]+)/i.exec(head)?.[1] ?? 'application/octet-stream',
    bytes: bytes.subarray(gap + 4),
  };
}
