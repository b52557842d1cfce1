import { verifyPage, type PageClaim } from '../bridge/verifyPage';
import { controlRoute } from './controlRoute';
import { findMember } from './find';

export const postBridgeVerify = controlRoute<PageClaim>({
  method: 'post',
  path: '/_sim/bridge/verify',
  summary: 'What the client host page asks when a page calls config or agentConfig: corp, app, address, ticket and signature.',
  body: {
    type: 'object',
    required: ['name', 'origin', 'href', 'params'],
    properties: {
      name: { type: 'string', enum: ['agentConfig', 'preVerifyJSAPI'] },
      origin: { type: 'string' },
      href: { type: 'string' },
      params: { type: 'object', additionalProperties: true },
    },
  },
  answer: '{reply: {err_msg, err_code?}, granted}: the reply to the page and the APIs it may call.',
  handle: ({ simulator, body }) => verifyPage(simulator, body),
});

export const getClient = controlRoute({
  method: 'get',
  path: '/_sim/clients/:userid',
  summary: 'What the client host page of this member has to know.',
  answer:
    '{corp, member: {userid, name, hasContactFunction}, apps: [{agentid, name, sidebarUrl, workbenchUrl, trustedDomains, externalContact}], embedders, wallSeconds}: the last is the clock on the wall now.',
  handle: ({ simulator, params }) => {
    const { userid, name, hasContactFunction } = findMember(simulator, params['userid']);
    const { apps, world } = simulator.state.directory;
    const { corp, embedders } = world;
    const shown = apps.map(({ agentid, name, sidebarUrl, workbenchUrl, trustedDomains, externalContact }) => {
      return { agentid, name, sidebarUrl, workbenchUrl, trustedDomains, externalContact };
    });
    return { corp, member: { userid, name, hasContactFunction }, apps: shown, embedders, wallSeconds: simulator.clock.wallSeconds() };
  },
});
