import { type ApiClient, createClient } from '@yinqiao/shared/client';
import type { Data } from '@yinqiao/shared/contracts';
import { routes } from '@yinqiao/shared/contracts';
import type { ImportMapping, ImportState } from '@yinqiao/shared/domain';
import type { Guest } from '../support/people';
import { beginSession } from '../../server/src/platform/auth/sessions';
import { until } from '../support/until';

export type Detail = Data<'leads.import'>;

export const HEADINGS = ['姓名', '手机号', '意向产品', '同意书版本', '同意时间'];

/** A line of a list as people hand it in; numbers that nobody can have. */
export const lineOf = (n: number, over: Partial<Record<number, string>> = {}): string[] => {
  const line = [`测试${n}`, `109${String(n).padStart(8, '0')}`, '个人养老金', 'V5', '2026-11-20 10:00'];
  for (const [column, value] of Object.entries(over)) line[Number(column)] = value ?? '';
  return line;
};

export const csvOf = (lines: readonly (readonly string[])[]): Buffer =>
  Buffer.from([HEADINGS, ...lines].map((cells) => cells.join(',')).join('\n'));

export interface Importer extends Guest {
  staffId: string;
}

/** Somebody of the bank at the console. */
export async function atConsole(baseUrl: string, staffId: string): Promise<Importer> {
  const { token } = await beginSession('staff', staffId, 'console');
  const raw: Guest['raw'] = (path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('X-YQ-Client', 'console');
    headers.set('Cookie', `yq_console=${token}`);
    return fetch(baseUrl + path, { ...init, headers });
  };
  const client = createClient(async ({ method, path, headers, body }) => {
    const content = { 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const reply = await raw(path, { method, headers: { ...headers, ...content }, ...sent });
    return { status: reply.status, body: await reply.json() };
  }, 'console');
  return { ...client, raw, staffId };
}

export const upload = (person: Guest, importId: string, bytes: Buffer): Promise<Response> =>
  person.raw(routes['leads.uploadImport'].path.replace(':importId', importId), {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });

let keys = 0;
export const begin = (person: ApiClient, unitId: string, fileName = '名单.csv'): Promise<Detail> => {
  keys += 1;
  return person.call('leads.createImport', { body: { unitId, fileName }, idempotencyKey: `import-key-${keys}-${process.pid}` });
};

export const inImportState = (person: ApiClient, importId: string, state: ImportState): Promise<Detail> =>
  until(
    `the import is ${state}`,
    async () => {
      const detail = await person.call('leads.import', { params: { importId } });
      return detail.state === state ? detail : null;
    },
    60_000,
  );

/** A list handed in and read. */
export async function handedIn(person: Guest, unitId: string, bytes: Buffer, fileName?: string): Promise<Detail> {
  const { importId } = await begin(person, unitId, fileName);
  const reply = await upload(person, importId, bytes);
  if (reply.status !== 200) throw new Error(await reply.text());
  return inImportState(person, importId, 'mapping');
}

/** Its columns confirmed as they were guessed, and every row checked. @param areaId the area of all rows, where they name none */
export async function checked(
  person: ApiClient,
  detail: Detail,
  mapping: ImportMapping = detail.mapping,
  areaId: string | null = null,
): Promise<Detail> {
  const body = { mapping, wholeFile: { productLine: null, consentVersion: null, areaId } };
  await person.call('leads.checkImport', { params: { importId: detail.importId }, body, ifMatch: detail.version });
  return inImportState(person, detail.importId, 'checked');
}

export const submit = (person: ApiClient, { importId, version }: Detail): Promise<Detail> =>
  person.call('leads.submitImport', { params: { importId }, ifMatch: version });
