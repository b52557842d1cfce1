import type { Simulator } from '../core/simulator';
import { ControlError, controlRoute } from '../control/controlRoute';
import type { App, CallbackConfig } from '../world/types';
import { appSettings, callbackSchema } from '../world/worldSchema';
import { answersVerification } from './verifyCallback';

export const listApps = controlRoute({
  method: 'get',
  path: '/_sim/apps',
  summary: 'The apps as the administrator sees them, without secrets and callback keys.',
  answer: '{apps: [{agentid, name, enabled, externalContact, trustedDomains, trustedIps, visible, callbackUrl}]}',
  handle: ({ simulator }) => ({ apps: simulator.state.directory.apps.map(withoutSecrets) }),
});

export const changeApp = controlRoute<Partial<App>>({
  method: 'post',
  path: '/_sim/apps/:agentid',
  summary:
    'What the administrator changes about an app: a new secret (ends its tokens: 40014), trusted addresses (60020), 客户联系 (48002), enabled (50003), visible range.',
  body: { type: 'object', properties: appSettings },
  answer: 'The app, as GET /_sim/apps.',
  handle: ({ simulator, params, body }) => {
    const app = findApp(simulator, params['agentid']);
    const other = body.secret === undefined ? undefined : simulator.state.directory.appsBySecret.get(body.secret);
    if (other && other.agentid !== app.agentid) throw new ControlError(409, 'SECRET_TAKEN', 'Another app has this secret.');
    if (body.secret !== undefined && body.secret !== app.secret) endToken(simulator, app, 'withdrawn');
    const changed = { ...app, ...body };
    simulator.commit({ type: 'app', app: changed });
    return withoutSecrets(changed);
  },
});

export const revokeToken = controlRoute<{ as: 'expired' | 'withdrawn' }>({
  method: 'post',
  path: '/_sim/apps/:agentid/revoke-token',
  summary: 'The platform ends the running access token early: 42001 afterwards when expired, 40014 when withdrawn.',
  body: { type: 'object', required: ['as'], properties: { as: { type: 'string', enum: ['expired', 'withdrawn'] } } },
  answer: '{revoked}: false when there was none.',
  handle: ({ simulator, params, body }) => ({ revoked: endToken(simulator, findApp(simulator, params['agentid']), body.as) }),
});

export const putCallback = controlRoute<CallbackConfig>({
  method: 'put',
  path: '/_sim/apps/:agentid/callback',
  summary: 'Save the address of an app for events. It is asked first, within a second, to give back the decrypted echostr.',
  body: callbackSchema,
  answer: 'The app, as GET /_sim/apps; 409 when the address did not answer so, and nothing is saved.',
  handle: async ({ simulator, params, body }) => {
    const app = findApp(simulator, params['agentid']);
    if (!(await answersVerification(body, simulator.state.directory.world.corp.corpid)))
      throw new ControlError(409, 'CALLBACK_UNVERIFIED', 'The address did not give back the decrypted echostr within one second.');
    const changed = { ...app, callback: body };
    simulator.commit({ type: 'app', app: changed });
    return withoutSecrets(changed);
  },
});

export const revokeWeChatToken = controlRoute<{ as: 'expired' | 'withdrawn' }>({
  method: 'post',
  path: '/_sim/miniprograms/:appid/revoke-token',
  summary: 'WeChat ends the running access token of a mini-program early.',
  body: { type: 'object', required: ['as'], properties: { as: { type: 'string', enum: ['expired', 'withdrawn'] } } },
  answer: '{revoked}: false when there was none.',
  handle: ({ simulator, params, body }) => {
    const token = simulator.state.credential('weChatToken', params['appid'] ?? '');
    if (token) simulator.commit({ type: 'credentialEnded', value: token.value, as: body.as });
    return { revoked: token !== undefined };
  },
});

function findApp(simulator: Simulator, agentid: string | undefined): App {
  const app = simulator.state.directory.appsByAgentId.get(Number(agentid));
  if (!app) throw new ControlError(404, 'APP_UNKNOWN', `There is no app ${agentid}.`);
  return app;
}

function endToken(simulator: Simulator, app: App, as: 'expired' | 'withdrawn'): boolean {
  const token = simulator.state.credential('accessToken', String(app.agentid));
  if (token) simulator.commit({ type: 'credentialEnded', value: token.value, as });
  return token !== undefined;
}

function withoutSecrets({ agentid, name, enabled, externalContact, trustedDomains, trustedIps, visible, callback }: App): object {
  return { agentid, name, enabled, externalContact, trustedDomains, trustedIps, visible, callbackUrl: callback?.url };
}
