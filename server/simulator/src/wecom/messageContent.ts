import { isObject } from '../http/readBody';
import { VendorError } from '../http/vendorError';
import type { WeComCall } from '../http/weComRoute';
import { checkMedia } from './attachments';
import { checkTemplateCard } from './templateCard';

type Content = Record<string, unknown>;

const TEXT_BYTES = 2048;
const ARTICLES_MOST = 8;

/** What each modelled msgtype demands of its own part of the body. Others are refused as an unknown type (40008). */
const CHECKS: ReadonlyMap<unknown, (content: Content, call: WeComCall) => void> = new Map([
  ['image', (content: Content, call: WeComCall) => checkMedia(call, content['media_id'], 'image')],
  ['voice', (content: Content, call: WeComCall) => checkMedia(call, content['media_id'], 'voice')],
  ['file', (content: Content, call: WeComCall) => checkMedia(call, content['media_id'], 'file')],
  ['video', checkVideo],
  ['news', checkNews],
  ['text', checkText],
  ['markdown', checkText],
  ['textcard', checkTextCard],
  ['template_card', checkTemplateCard],
]);

/** The part of a message/send body that is named like its msgtype, checked against the vendor's limits. */
export function messageContent(call: WeComCall): { msgtype: string; content: Content } {
  const { body } = call;
  const msgtype = body['msgtype'];
  const check = CHECKS.get(msgtype);
  if (typeof msgtype !== 'string' || !check) throw new VendorError(40008, 'invalid message type');
  const content = body[msgtype];
  if (!isObject(content)) throw new VendorError(40063, `some parameters are empty: ${msgtype}`);
  check(content, call);
  return { msgtype, content };
}

function checkText({ content }: Content): void {
  if (typeof content !== 'string' || content === '') throw new VendorError(44004, 'empty content');
  if (Buffer.byteLength(content) > TEXT_BYTES) throw new VendorError(45002, 'content size out of limit');
}

function checkVideo(video: Content, call: WeComCall): void {
  checkMedia(call, video['media_id'], 'video');
  atMost(video['title'], 128, 'title');
  atMost(video['description'], 512, 'description');
}

/** One to eight articles, each leading to an address or to a mini-program's page (wecom-api §8.1). */
function checkNews({ articles }: Content): void {
  if (!Array.isArray(articles) || articles.length === 0) throw new VendorError(40063, 'some parameters are empty: articles');
  if (articles.length > ARTICLES_MOST) throw new VendorError(45008, 'article count out of limit');
  for (const article of articles as unknown[]) {
    if (!isObject(article)) throw new VendorError(40058, 'invalid Request Parameter: articles');
    need(article['title'], 128, 41016, 'missing title');
    atMost(article['description'], 512, 'description');
    if (article['appid'] === undefined) need(article['url'], 2048, 41010, 'missing url');
    else need(article['pagepath'], 128, 40063, 'missing pagepath');
  }
}

function atMost(value: unknown, bytes: number, name: string): void {
  if (value !== undefined && (typeof value !== 'string' || Buffer.byteLength(value) > bytes))
    throw new VendorError(40058, `invalid Request Parameter, longer than ${bytes} bytes: ${name}`);
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
