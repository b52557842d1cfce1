import type { RunningSimulator } from '../../startSimulator';
import { sampleFile } from '../../testing/sampleFiles';
import { startWithClient, type Answer, type VendorClient } from '../../testing/vendorClient';

const MEGABYTE = 1024 * 1024;

describe('media', () => {
  let simulator: RunningSimulator;
  let client: VendorClient;
  let access_token: string;
  beforeEach(async () => {
    ({ simulator, client } = await startWithClient());
    access_token = await client.token();
  });
  afterEach(() => simulator.close());

  const upload = async (path: string, bytes: Buffer<ArrayBuffer>, query: Record<string, string> = {}, name = 'media'): Promise<Answer> => {
    const form = new FormData();
    form.set(name, new Blob([bytes], { type: 'image/png' }), '合同.png');
    const url = `${simulator.url}/cgi-bin/media/${path}?${new URLSearchParams({ access_token, ...query })}`;
    return (await (await fetch(url, { method: 'POST', body: form })).json()) as Answer;
  };
  const download = (media_id: unknown): Promise<Response> =>
    fetch(`${simulator.url}/cgi-bin/media/get?${new URLSearchParams({ access_token, media_id: String(media_id) })}`);

  it('a temporary file comes back byte for byte for three days', async () => {
    const bytes = sampleFile('png', 5000);
    const { media_id, type, created_at } = await upload('upload', bytes, { type: 'image' });
    expect([type, typeof created_at]).toEqual(['image', 'string']);
    const response = await download(media_id);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain('合同.png');
    await client.control('POST', 'clock', { advanceSeconds: 3 * 86_400 });
    access_token = await client.token();
    expect(await (await download(media_id)).json()).toMatchObject({ errcode: 40007 });
  });

  it.each([
    ['an unknown type', 'text', 100, { type: 'mood' }, 40005],
    ['no type', 'text', 100, {}, 40005],
    ['an empty file', 'text', 0, { type: 'file' }, 44001],
    ['five bytes', 'text', 5, { type: 'file' }, 40006],
    ['an image that is none', 'text', 100, { type: 'image' }, 40123],
    ['a voice that is none', 'text', 100, { type: 'voice' }, 40004],
    ['a video that is none', 'text', 100, { type: 'video' }, 40004],
    ['an image over 10 MB', 'jpg', 10 * MEGABYTE + 1, { type: 'image' }, 45001],
    ['a voice over 2 MB', 'amr', 2 * MEGABYTE + 1, { type: 'voice' }, 45001],
    ['a file over 20 MB', 'text', 20 * MEGABYTE + 1, { type: 'file' }, 45001],
  ] as const)('media/upload refuses %s', async (_what, kind, size, query, errcode) => {
    const bytes = size < 10 ? Buffer.alloc(size, 1) : sampleFile(kind, size);
    expect((await upload('upload', bytes, query as Record<string, string>)).errcode).toBe(errcode);
  });

  it('a form without a part called media, and no form at all, are 44001', async () => {
    expect((await upload('upload', sampleFile('text'), { type: 'file' }, 'file')).errcode).toBe(44001);
    expect((await client.post('/cgi-bin/media/upload', {}, { access_token, type: 'file' })).errcode).toBe(44001);
  });

  it('an image for good has an address that shows it, up to 2 MB', async () => {
    const bytes = sampleFile('jpg', 900);
    const { url } = await upload('uploadimg', bytes);
    await client.control('POST', 'clock', { advanceSeconds: 30 * 86_400 });
    expect(Buffer.from(await (await fetch(String(url))).arrayBuffer()).equals(bytes)).toBe(true);
    access_token = await client.token();
    expect((await upload('uploadimg', sampleFile('jpg', 2 * MEGABYTE + 1))).errcode).toBe(40009);
    expect((await upload('uploadimg', sampleFile('text'))).errcode).toBe(40123);
  });

  it('only so many images for good a day', async () => {
    await client.control('PUT', 'limits', { paths: { '/cgi-bin/media/uploadimg': [{ span: 'day', most: 1, per: 'corp' }] } });
    expect((await upload('uploadimg', sampleFile('png'))).errcode).toBe(0);
    expect((await upload('uploadimg', sampleFile('png'))).errcode).toBe(45009);
  });

  describe('for moments and the album', () => {
    const attach = (bytes: Buffer<ArrayBuffer>, media_type: string, attachment_type: string): Promise<Answer> =>
      upload('upload_attachment', bytes, { media_type, attachment_type });

    it('has a number as its time and is no temporary file', async () => {
      const { media_id, created_at } = await attach(sampleFile('png'), 'image', '1');
      expect(typeof created_at).toBe('number');
      expect(await (await download(media_id)).json()).toMatchObject({ errcode: 40007 });
    });

    it.each([
      ['a voice', sampleFile('amr'), 'voice', '1', 41065],
      ['an unknown place', sampleFile('png'), 'image', '3', 41072],
      ['a video for the album', sampleFile('mp4'), 'video', '2', 41072],
      ['a video that is none', sampleFile('text'), 'video', '1', 41090],
      ['too many pixels in PNG', sampleFile('png', 99, [2000, 1000]), 'image', '1', 41081],
      ['too many pixels in JPG', sampleFile('jpg', 99, [2000, 1000]), 'image', '1', 41081],
      ['too many bytes', sampleFile('mp4', 10 * MEGABYTE + 1), 'video', '1', 41080],
    ])('refuses %s', async (_what, bytes, kind, place, errcode) => {
      expect((await attach(bytes, kind, place)).errcode).toBe(errcode);
    });
  });
});
