import { isObject } from '../http/readBody';
import { VendorError } from '../http/vendorError';
import type { WeComCall } from '../http/weComRoute';
import { invalid } from './fields';
import type { MediaKind } from './media/mediaMemory';

type Body = Record<string, unknown>;

/** One thing sent beside a text: `{msgtype, [msgtype]: {…}}`. */
export interface Attachment {
  msgtype: string;
  content: Body;
}

const ATTACHMENTS_MOST = 9;
const TEXT_BYTES = 4000;

const CHECKS: ReadonlyMap<string, (call: WeComCall, content: Body) => void> = new Map([
  ['image', checkImage],
  ['link', (_call: WeComCall, content: Body) => checkLink(content)],
  ['miniprogram', checkMiniProgram],
  ['video', (call: WeComCall, content: Body) => checkMedia(call, content['media_id'], 'video')],
  ['file', (call: WeComCall, content: Body) => checkMedia(call, content['media_id'], 'file')],
]);

/** The text and up to nine attachments of a welcome message or a group send (wecom-api §7.12); not both empty. */
export function textAndAttachments(call: WeComCall): { text?: string; attachments: Attachment[] } {
  const text = plainText(call.body['text']);
  const given = call.body['attachments'] ?? [];
  if (!Array.isArray(given)) throw invalid('attachments');
  if (given.length > ATTACHMENTS_MOST) throw new VendorError(41064, 'attachments count out of limit');
  const attachments = given.map((one: unknown) => checkedAttachment(call, one));
  if (text === undefined && attachments.length === 0) throw new VendorError(40063, 'some parameters are empty: text, attachments');
  return { ...(text !== undefined && { text }), attachments };
}

/** A temporary file of that kind that still lives (40007). */
export function checkMedia({ simulator }: WeComCall, id: unknown, kind: MediaKind): void {
  if (id === undefined || id === '') throw new VendorError(41006, 'missing media_id');
  const media = simulator.state.memories.media.find(id, simulator.clock.seconds());
  if (media?.family !== 'temporary' || media.kind !== kind) throw new VendorError(40007, 'invalid media_id');
}

function plainText(text: unknown): string | undefined {
  if (text === undefined || text === null) return undefined;
  const content = isObject(text) ? text['content'] : undefined;
  if (content === undefined || content === '') return undefined;
  if (typeof content !== 'string') throw invalid('text');
  if (Buffer.byteLength(content) > TEXT_BYTES) throw new VendorError(45002, 'content size out of limit');
  return content;
}

function checkedAttachment(call: WeComCall, given: unknown): Attachment {
  const msgtype = isObject(given) ? given['msgtype'] : undefined;
  const check = CHECKS.get(String(msgtype));
  if (!isObject(given) || typeof msgtype !== 'string' || !check) throw new VendorError(41065, 'invalid attachment type');
  const content = given[msgtype];
  if (!isObject(content)) throw new VendorError(40063, `some parameters are empty: ${msgtype}`);
  check(call, content);
  return { msgtype, content };
}

/** By media_id, or by an address that media/uploadimg gave. */
function checkImage(call: WeComCall, { media_id, pic_url }: Body): void {
  if (typeof pic_url !== 'string' || pic_url === '') return checkMedia(call, media_id, 'image');
  const id = /\/wwimage\/([\w-]+)$/.exec(pic_url)?.[1];
  if (!call.simulator.state.memories.media.find(id, call.simulator.clock.seconds())) throw invalid('pic_url');
}

function checkLink(link: Body): void {
  needBytes(link['title'], 128, 41016, 'title');
  needBytes(link['url'], 2048, 41010, 'url');
  if (!/^https?:\/\//.test(String(link['url']))) throw new VendorError(40094, 'invalid url');
  for (const [name, most] of [
    ['picurl', 2048],
    ['desc', 512],
  ] as const)
    if (link[name] !== undefined && (typeof link[name] !== 'string' || Buffer.byteLength(link[name]) > most)) throw invalid(name);
}

function checkMiniProgram(call: WeComCall, miniprogram: Body): void {
  needBytes(miniprogram['title'], 64, 41016, 'title');
  needBytes(miniprogram['appid'], 128, 40063, 'appid');
  needBytes(miniprogram['page'], 1024, 40063, 'page');
  checkMedia(call, miniprogram['pic_media_id'], 'image');
  // It must be linked to the corp; the code is inferred.
  if (!call.simulator.state.directory.miniprograms.has(String(miniprogram['appid']))) throw new VendorError(40013, 'invalid appid');
}

function needBytes(value: unknown, most: number, missing: number, name: string): void {
  if (typeof value !== 'string' || value === '') throw new VendorError(missing, `missing ${name}`);
  if (Buffer.byteLength(value) > most) throw invalid(name);
}
