import type { WorldInput } from './parseWorld';

/** A world of its own, so that the simulator shows something when it is started alone. */
export const demoWorld: WorldInput = {
  corp: { corpid: 'ww0000000000000001', name: '示例企业' },
  apps: [{ agentid: 1000002, name: '客户助手', secret: 'demo-app-secret', trustedDomains: ['127.0.0.1:3000'] }],
  departments: [
    { id: 1, name: '示例企业' },
    { id: 2, name: '客户部', parentid: 1 },
  ],
  members: [
    { userid: 'LiLei', name: '李雷', department: [2] },
    { userid: 'HanMeimei', name: '韩梅梅', department: [2] },
  ],
  persons: [
    { unionid: 'demo-unionid-1', externalUserId: 'wmdemo0001', name: '晴天', gender: 2 },
    { unionid: 'demo-unionid-2', externalUserId: 'wmdemo0002', name: '老王', gender: 1 },
    { unionid: 'demo-unionid-3', externalUserId: 'wmdemo0003', name: '小满', gender: 2 },
  ],
  follows: [
    { userid: 'LiLei', externalUserId: 'wmdemo0001', remark: '晴天(装修)' },
    { userid: 'LiLei', externalUserId: 'wmdemo0002' },
    { userid: 'HanMeimei', externalUserId: 'wmdemo0002' },
  ],
  miniprograms: [{ appid: 'wx0000000000000001', secret: 'demo-miniprogram-secret' }],
};
