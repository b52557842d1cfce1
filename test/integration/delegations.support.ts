import type { ApiClient, ClientName } from '@yinqiao/shared/client';
import { staffByName } from '../../server/seed/bank/staff';
import type { SessionClient } from '../../server/src/platform/auth/sessions';
import { clientOf } from '../support/teams';

/** Any member of staff by name, whether or not the playground offers them. */
export const staffClient = (baseUrl: string, name: string, client: Extract<ClientName, SessionClient> = 'console'): Promise<ApiClient> =>
  clientOf(baseUrl, 'staff', staffByName(name).staffId, client);
