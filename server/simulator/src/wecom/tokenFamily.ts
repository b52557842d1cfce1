import type { Family } from '../family';
import { getApiDomainIp, getCallbackIp } from './addresses';
import { getAgentTicket, getJsapiTicket } from './tickets';
import { mountGetToken } from './token';

export const tokenFamily: Family = { mount: mountGetToken, weCom: [getJsapiTicket, getAgentTicket, getCallbackIp, getApiDomainIp] };
