import { randomId } from '../../core/ids';
import type { Upload } from '../../http/readUpload';
import { VendorError } from '../../http/vendorError';
import type { WeComCall, WeComRoute } from '../../http/weComRoute';
import { formatOf, pixelsOf } from './formats';
import type { Media, MediaFamily, MediaKind } from './mediaMemory';

const MEGABYTE = 1024 * 1024;
/** Every file is larger than this. */
const LEAST = 5;
const MOST: Record<MediaKind, number> = { image: 10 * MEGABYTE, voice: 2 * MEGABYTE, video: 10 * MEGABYTE, file: 20 * MEGABYTE };
const IMAGE_MOST = 2 * MEGABYTE;
/** Pixels of one image of a moment (wecom-api §7.13). */
const MOMENT_PIXELS = 1_555_200;

/** POST media/upload: a file for three days, shared by the apps of the corp. */
export const uploadMedia: WeComRoute = {
  method: 'UPLOAD',
  path: '/cgi-bin/media/upload',
  handle: (call) => {
    const kind = call.query.get('type');
    if (!isKind(kind)) throw new VendorError(40005, 'invalid type');
    const upload = given(call);
    if (upload.bytes.length > MOST[kind]) throw new VendorError(45001, 'media size out of limit');
    checkTemporary(kind, upload.bytes);
    const { id, createdAt } = keep(call, 'temporary', kind, upload);
    // A text here, a number in upload_attachment (wecom-api §15).
    return { type: kind, media_id: id, created_at: String(createdAt) };
  },
};

/** POST media/uploadimg: an image for good, by address. */
export const uploadImage: WeComRoute = {
  method: 'UPLOAD',
  path: '/cgi-bin/media/uploadimg',
  limits: [
    { span: 'month', most: 3000, per: 'corp' },
    { span: 'day', most: 1000, per: 'corp' },
  ],
  handle: (call) => {
    const upload = given(call);
    if (upload.bytes.length > IMAGE_MOST) throw new VendorError(40009, 'invalid image size');
    if (!isImage(upload.bytes)) throw new VendorError(40123, 'invalid image format');
    return { url: `${call.origin}/wwimage/${keep(call, 'permanent', 'image', upload).id}` };
  },
};

/** POST media/upload_attachment: a file for a moment (1) or for the product album (2). */
export const uploadAttachment: WeComRoute = {
  method: 'UPLOAD',
  path: '/cgi-bin/media/upload_attachment',
  handle: (call) => {
    const kind = call.query.get('media_type');
    const place = call.query.get('attachment_type');
    if (!isKind(kind) || kind === 'voice') throw new VendorError(41065, 'invalid attachment type');
    if ((place !== '1' && place !== '2') || (place === '2' && kind !== 'image')) throw new VendorError(41072, 'invalid attachment scene');
    const upload = given(call);
    checkAttachment(kind, upload.bytes, place === '1');
    const { id, createdAt } = keep(call, place === '1' ? 'moment' : 'album', kind, upload);
    return { type: kind, media_id: id, created_at: createdAt };
  },
};

function given({ upload }: WeComCall): Upload {
  if (!upload || upload.bytes.length === 0) throw new VendorError(44001, 'empty media data');
  if (upload.bytes.length <= LEAST) throw new VendorError(40006, 'invalid media size');
  return upload;
}

function checkTemporary(kind: MediaKind, bytes: Buffer): void {
  if (kind === 'image' && !isImage(bytes)) throw new VendorError(40123, 'invalid image format');
  if (kind === 'voice' && formatOf(bytes) !== 'amr') throw new VendorError(40004, 'invalid media file type');
  if (kind === 'video' && formatOf(bytes) !== 'mp4') throw new VendorError(40004, 'invalid media file type');
}

function checkAttachment(kind: MediaKind, bytes: Buffer, isMoment: boolean): void {
  if (bytes.length > MOST[kind]) throw new VendorError(41080, 'attachment size out of limit');
  if (kind === 'image' && !isImage(bytes)) throw new VendorError(40123, 'invalid image format');
  if (kind === 'image' && isMoment && pixelsOf(bytes) > MOMENT_PIXELS) throw new VendorError(41081, 'image resolution out of limit');
  if (kind === 'video' && formatOf(bytes) !== 'mp4') throw new VendorError(41090, 'invalid video format');
}

function isKind(kind: string | null): kind is MediaKind {
  return kind !== null && Object.hasOwn(MOST, kind);
}

function isImage(bytes: Buffer): boolean {
  return formatOf(bytes) === 'jpg' || formatOf(bytes) === 'png';
}

function keep({ simulator }: WeComCall, family: MediaFamily, kind: MediaKind, upload: Upload): Media {
  const { filename, contentType, bytes } = upload;
  const createdAt = simulator.clock.seconds();
  const media: Media = { id: randomId(48), family, kind, filename, contentType, base64: bytes.toString('base64'), createdAt };
  simulator.commit({ type: 'media', media });
  return media;
}
