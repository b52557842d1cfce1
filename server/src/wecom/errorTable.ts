import type { ErrorTable } from '../platform/vendor/errorActions';
import { knownErrcodes } from './knownErrcodes';

/** What to do about WeCom's errcodes (wecom-api 2.2, 4; the vendor's global table). */
export const errorTable: ErrorTable = {
  known: knownErrcodes,
  actions: {
    [-1]: 'retry', // busy
    6000: 'retry', // the data's version has moved
    41096: 'retry', // another app is sending its welcome
    40014: 'refresh',
    42001: 'refresh',
    45009: 'wait', // frequency
    45033: 'wait', // concurrency
    41063: 'wait', // a group send that is still being dispatched
    41078: 'wait', // too many moments at once
    41079: 'wait', // a moment that is still being dispatched
    40001: 'alarm', // secret
    40013: 'alarm', // corp
    40056: 'alarm', // agentid
    40091: 'alarm', // secret of another corp
    41057: 'alarm', // no WeChat developer account is bound
    48002: 'alarm', // the app may not call this API
    48005: 'alarm', // the API is retired
    48006: 'alarm', // a dormant app lost its permissions
    50001: 'alarm', // redirect domain
    50003: 'alarm', // the app is disabled
    60020: 'alarm', // our address is not trusted
    80001: 'alarm', // trusted domain
    85005: 'alarm', // domain ownership
    301002: 'alarm', // agentid and token of different apps
  },
};
