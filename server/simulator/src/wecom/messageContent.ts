import { isObject } from '../http/readBody';
import { VendorError } from '../http/vendorError';
import { checkTemplateCard } from './templateCard';

type Content = Record<string, unknown>;

const TEXT_BYTES = 2048;

/** What each modelled msgtype demands of its own part of the body. Others are refused as an unknown type (40008). */
const CHECKS: ReadonlyMap<unknown, (content: Content) => void> = new Map([
  ['text', checkText],
  ['markdown', checkText],
  ['textcard', checkTextCard],
  ['template_card', checkTemplateCard],
]);

/** The part of a message/send body that is named like its msgtype, checked against the vendor's limits. */
export function messageContent(body: Record<string, unknown>): { msgtype: string; content: Content } {
  const msgtype = body['msgtype'];
  const check = CHECKS.get(msgtype);
  if (typeof msgtype !== 'string' || !check) throw new VendorError(40008, 'invalid message type');
  const content = body[msgtype];
  if (!isObject(content)) throw new VendorError(40063, `some parameters are empty: ${msgtype}`);
  check(content);
  return { msgtype, content };
}

function checkText({ content }: Content): void {
  if (typeof content !== 'string' || content === '') throw new VendorError(44004, 'empty content');
  if (Buffer.byteLength(content) > TEXT_BYTES) throw new VendorError(45002, 'content size out of limit');
}

function checkTextCard(card: Content): void {
  need(card['title'], 128, 41016, 'missing title');
  need(card['description'], 512, 41033, 'missing description');
  need(card['url'], 2048, 41010, 'missing url');
}

function need(value: unknown, bytes: number, missing: number, text: string): void {
  if (typeof value !== 'string' || value === '') throw new VendorError(missing, text);
  if (Buffer.byteLength(value) > bytes)
    throw new VendorError(40058, `invalid Request Parameter, longer than ${bytes} bytes: ${text.replace('missing ', '')}`);
}
