import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator } from '../startSimulator';
import { sampleFile } from '../testing/sampleFiles';
import { testWorld } from '../testing/testWorld';
import { VendorClient, type Answer } from '../testing/vendorClient';

describe('a second start', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'simulator-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('finds tags, contact ways, who waits, files, and what the administrator changed', async () => {
    const first = await startSimulator({ port: 0, dataDir, world: testWorld() });
    const before = new VendorClient(first.url);
    const access_token = await before.token();
    const post = (client: VendorClient, path: string, body: object): Promise<Answer> =>
      client.post(`/cgi-bin/externalcontact/${path}`, body, { access_token });
    await post(before, 'add_corp_tag', { group_name: '意向', tag: [{ name: '房贷' }] });
    const { config_id } = await post(before, 'add_contact_way', { type: 1, scene: 2, user: ['LiMing'], skip_verify: false });
    await before.control('POST', 'customers/wmNew/scan', { configId: config_id });
    await before.control('POST', 'members', { userid: 'ChenYi', name: '陈怡' });
    const form = new FormData();
    form.set('media', new Blob([sampleFile('png')]), 'a.png');
    const uploaded = await fetch(`${first.url}/cgi-bin/media/upload?access_token=${access_token}&type=image`, {
      method: 'POST',
      body: form,
    });
    const { media_id } = (await uploaded.json()) as Answer;
    await first.close();

    const second = await startSimulator({ port: 0, dataDir });
    const after = new VendorClient(second.url);
    expect(await post(after, 'get_corp_tag_list', {})).toMatchObject({ tag_group: [{ group_name: '意向', tag: [{ name: '房贷' }] }] });
    expect((await post(after, 'get_contact_way', { config_id })).errcode).toBe(0);
    expect((await after.control('POST', 'members/LiMing/accept', { externalUserId: 'wmNew' })).status).toBe(200);
    expect((await after.get('/cgi-bin/user/get', { access_token, userid: 'ChenYi' }))['name']).toBe('陈怡');
    const file = await fetch(`${second.url}/cgi-bin/media/get?${new URLSearchParams({ access_token, media_id: String(media_id) })}`);
    expect(Buffer.from(await file.arrayBuffer()).equals(sampleFile('png'))).toBe(true);
    await second.close();
  });
});
