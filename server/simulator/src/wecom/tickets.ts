import type { WeComRoute } from '../http/weComRoute';
import { VendorError } from '../http/vendorError';

/** The corp's ticket signs `config`. */
export const getJsapiTicket: WeComRoute = {
  method: 'GET',
  path: '/cgi-bin/get_jsapi_ticket',
  limits: [{ span: 'hour', most: 400, per: 'corp' }],
  handle: ({ simulator }) => {
    const { value, expiresIn } = simulator.issue('corpTicket', simulator.state.directory.world.corp.corpid);
    return { ticket: value, expires_in: expiresIn };
  },
};

/** The app's ticket signs `agentConfig`; the two are never interchangeable. */
export const getAgentTicket: WeComRoute = {
  method: 'GET',
  path: '/cgi-bin/ticket/get',
  limits: [{ span: 'hour', most: 100, per: 'app' }],
  handle: ({ simulator, app, query }) => {
    if (query.get('type') !== 'agent_config') throw new VendorError(91040, 'invalid ticket type');
    const { value, expiresIn } = simulator.issue('appTicket', String(app.agentid));
    return { ticket: value, expires_in: expiresIn };
  },
};
