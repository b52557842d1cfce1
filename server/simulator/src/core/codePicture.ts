import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const WHITE = 255;

/** A QR code of the text as a PNG so many pixels wide, in grey. */
export function codePicture(text: string, width: number): Buffer {
  const { data, size } = encode(text, { border: 2 });
  const scale = Math.max(1, Math.floor(width / size));
  const margin = Math.max(0, Math.floor((width - size * scale) / 2));
  const isDark = (x: number, y: number): boolean => data[Math.floor((y - margin) / scale)]?.[Math.floor((x - margin) / scale)] ?? false;
  // Each line of a PNG begins with the number of its filter; 0 is none.
  const lines = Array.from({ length: width }, (_, y) => [0, ...Array.from({ length: width }, (__, x) => (isDark(x, y) ? 0 : WHITE))]);
  return png(width, Buffer.from(lines.flat()));
}

function png(width: number, lines: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(width, 4);
  // Eight bits a pixel, grey; compression, filter and interlacing as usual.
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, content: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}
