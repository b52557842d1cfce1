/** Beginnings of files that say what they are, filled up to a size. */
export function sampleFile(
  kind: 'png' | 'jpg' | 'amr' | 'mp4' | 'text',
  bytes = 64,
  pixels: [number, number] = [10, 10],
): Buffer<ArrayBuffer> {
  const head = HEADS[kind](pixels);
  return Buffer.concat([head, Buffer.alloc(Math.max(0, bytes - head.length), 1)]);
}

const HEADS: Record<'png' | 'jpg' | 'amr' | 'mp4' | 'text', (pixels: [number, number]) => Buffer> = {
  png: ([width, height]) => {
    const size = Buffer.alloc(16);
    size.writeUInt32BE(13, 0);
    size.write('IHDR', 4, 'latin1');
    size.writeUInt32BE(width, 8);
    size.writeUInt32BE(height, 12);
    return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), size]);
  },
  jpg: ([width, height]) => {
    const frame = Buffer.from([0xff, 0xc0, 0x00, 0x11, 0x08, 0, 0, 0, 0]);
    frame.writeUInt16BE(height, 5);
    frame.writeUInt16BE(width, 7);
    return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x04, 0x00, 0x00]), frame]);
  },
  amr: () => Buffer.from('#!AMR\n'),
  mp4: () => Buffer.from('\0\0\0\x18ftypmp42', 'latin1'),
  text: () => Buffer.from('text'),
};
