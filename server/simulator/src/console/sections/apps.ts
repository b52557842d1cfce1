import { el } from '../../client/dom';
import { ask } from '../api';
import { actButton, table, type Section } from '../section';

interface App {
  agentid: number;
  name: string;
  enabled: boolean;
  externalContact: boolean;
  trustedIps?: string[];
  callbackUrl?: string;
}

/** The apps and what the administrator or the platform may do to them. */
export const apps: Section = {
  id: 'apps',
  title: '应用',
  mount: (container) => {
    const refresh = async (): Promise<void> => {
      const { apps: known } = await ask<{ apps: App[] }>('GET', 'apps');
      const rows = known.map((app) => [
        el('strong', { textContent: app.name }),
        app.agentid,
        app.enabled ? '启用' : '已停用',
        app.externalContact ? '可调用' : '不可调用',
        app.callbackUrl ?? '未配置',
        acts(app, refresh),
      ]);
      container.replaceChildren(table(['名称', 'agentid', '状态', '客户联系', '回调地址', '操作'], rows, '没有应用'));
    };
    return { refresh };
  },
};

function acts(app: App, refresh: () => Promise<void>): HTMLElement {
  const post = (path: string, body: object) => async (): Promise<void> => {
    await ask('POST', `apps/${app.agentid}${path}`, body);
    await refresh();
  };
  return el(
    'div',
    { className: 'acts' },
    actButton(app.enabled ? '停用' : '启用', post('', { enabled: !app.enabled }), 'quiet'),
    actButton(app.externalContact ? '移出客户联系' : '加入客户联系', post('', { externalContact: !app.externalContact }), 'quiet'),
    actButton('令牌过期', post('/revoke-token', { as: 'expired' }), 'quiet'),
    actButton('令牌作废', post('/revoke-token', { as: 'withdrawn' }), 'quiet'),
  );
}
