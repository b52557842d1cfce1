import type { WeComRoute } from '../http/weComRoute';

/** Where callbacks come from: here the machine itself. */
export const getCallbackIp: WeComRoute = {
  method: 'GET',
  path: '/cgi-bin/getcallbackip',
  handle: () => ({ ip_list: ['127.0.0.1'] }),
};

/** Where the API is. */
export const getApiDomainIp: WeComRoute = {
  method: 'GET',
  path: '/cgi-bin/get_api_domain_ip',
  handle: () => ({ ip_list: ['127.0.0.1'] }),
};
