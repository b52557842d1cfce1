import type { WorldInput } from '../world/parseWorld';

export const CORPID = 'wwtest00000000001';
export const SECRET = 'secret-of-app-1';
export const AGENTID = 1000002;
export const APPID = 'wxtest0000000001';
export const APP_SECRET = 'secret-of-miniprogram';
export const CALLBACK_KEYS = { token: 'QDG6eK', encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' };

/** Two apps, three members, three customers; Zhou follows Wang and Chen, Li follows nobody. */
export function testWorld(app: Partial<WorldInput['apps'][number]> = {}, embedders: string[] = []): WorldInput {
  return {
    corp: { corpid: CORPID, name: '测试银行' },
    apps: [
      { agentid: AGENTID, name: '银桥助手', secret: SECRET, trustedDomains: ['app.test:3000'], ...app },
      { agentid: 1000003, name: '另一个应用', secret: 'secret-of-app-2', trustedDomains: ['other.test'], externalContact: false },
    ],
    departments: [
      { id: 1, name: '测试银行' },
      { id: 2, name: '滨江路网点', parentid: 1 },
    ],
    members: [
      { userid: 'ZhouKexin', name: '周可欣', department: [2] },
      { userid: 'LiMing', name: '李明', department: [2] },
      { userid: 'Teller', name: '柜员', department: [1], hasContactFunction: false },
    ],
    persons: [
      { unionid: 'union-wang', openid: 'openid-wang', externalUserId: 'wmWang', name: '王先生', gender: 1 },
      { unionid: 'union-chen', openid: 'openid-chen', externalUserId: 'wmChen', name: '陈女士', gender: 2 },
      { unionid: 'union-new', openid: 'openid-new', externalUserId: 'wmNew', name: '新客户' },
    ],
    follows: [
      { userid: 'ZhouKexin', externalUserId: 'wmWang', createtime: 1_790_000_000, remark: '王先生(装修)', addWay: 3 },
      { userid: 'ZhouKexin', externalUserId: 'wmChen', createtime: 1_790_000_100 },
    ],
    miniprograms: [{ appid: APPID, secret: APP_SECRET }],
    embedders,
  };
}
