/** What the first bytes of a file say it is. */
export function formatOf(bytes: Buffer): 'jpg' | 'png' | 'amr' | 'mp4' | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpg';
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png';
  if (bytes.subarray(0, 5).toString('latin1') === '#!AMR') return 'amr';
  if (bytes.subarray(4, 8).toString('latin1') === 'ftyp') return 'mp4';
  return undefined;
}

/** Width times height of a JPG or PNG; 0 when the file does not say. */
export function pixelsOf(bytes: Buffer): number {
  if (formatOf(bytes) === 'png') return bytes.length < 24 ? 0 : bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
  return formatOf(bytes) === 'jpg' ? jpgPixels(bytes) : 0;
}

/** Goes from segment to segment to the frame header (SOF0 to SOF15, which are not DHT, JPG and DAC). */
function jpgPixels(bytes: Buffer): number {
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] as number;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7);
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return 0;
}
