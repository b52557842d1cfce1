import { isObject } from '../../http/readBody';
import { VendorError } from '../../http/vendorError';
import type { WeComCall } from '../../http/weComRoute';
import type { Attachment } from '../attachments';
import { invalid } from '../fields';

/** One kind only, and so many of it (wecom-api §7.13). */
const MOST: Readonly<Record<string, number>> = { image: 9, video: 1, link: 1 };
const TEXT = { characters: 2000, bytes: 4000 };

/** The text and attachments of a moment; not both empty (41089). */
export function momentContent(call: WeComCall): { text?: string; attachments: Attachment[] } {
  const text = textOf(call.body['text']);
  const given = call.body['attachments'] ?? [];
  if (!Array.isArray(given)) throw invalid('attachments');
  const attachments = given.map((one: unknown) => attachmentOf(call, one));
  const [first] = attachments;
  if (text === undefined && !first) throw new VendorError(41089, 'moment text and attachments are both empty');
  if (first && attachments.some(({ msgtype }) => msgtype !== first.msgtype)) throw new VendorError(41065, 'invalid attachments msgtype');
  if (first && attachments.length > (MOST[first.msgtype] ?? 0)) throw new VendorError(41064, 'invalid attachments size');
  return { ...(text !== undefined && { text }), attachments };
}

function textOf(text: unknown): string | undefined {
  const content = isObject(text) ? text['content'] : undefined;
  if (content === undefined || content === '') return undefined;
  if (typeof content !== 'string' || [...content].length > TEXT.characters || Buffer.byteLength(content) > TEXT.bytes)
    throw new VendorError(40058, 'invalid text size');
  return content;
}

function attachmentOf(call: WeComCall, given: unknown): Attachment {
  const msgtype = isObject(given) ? given['msgtype'] : undefined;
  if (!isObject(given) || typeof msgtype !== 'string' || !(msgtype in MOST)) throw new VendorError(41065, 'invalid attachments msgtype');
  const content = given[msgtype];
  if (!isObject(content)) throw new VendorError(41088, 'empty attachment');
  if (msgtype === 'link') checkLink(content);
  // Of media/upload_attachment for moments; a link's is its cover, a picture.
  const media = call.simulator.state.memories.media.find(content['media_id'], call.simulator.clock.seconds());
  if (media?.family !== 'moment' || media.kind !== (msgtype === 'video' ? 'video' : 'image'))
    throw new VendorError(40007, 'invalid media_id');
  return { msgtype, content };
}

function checkLink({ url, title }: Record<string, unknown>): void {
  if (typeof url !== 'string' || url === '') throw new VendorError(41010, 'missing url');
  if (title !== undefined && (typeof title !== 'string' || Buffer.byteLength(title) > 64)) throw invalid('title');
}
