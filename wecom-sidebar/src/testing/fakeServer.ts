import { createClient, type ClientName, type Transport, type TransportReply } from '@yinqiao/shared/client';
import type { Api } from '@yinqiao/shared/contracts';
import { routes, type RouteId } from '@yinqiao/shared/contracts/routes';
import { type ErrorCode, errors } from '@yinqiao/shared/domain';

/** What a page asked for, as the server would see it. */
interface Call {
  id: RouteId;
  params: Record<string, string>;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
}

type Answers = { [K in RouteId]?: (call: Call) => Api[K]['data'] };

/** Thrown by an answer: the refusal the server would give. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail?: unknown,
  ) {
    super(code);
  }
}

/** Thrown by an answer: no answer comes at all. */
export class Offline extends Error {}

function paramsOf(template: string, path: string): Record<string, string> | null {
  const names: string[] = [];
  const pattern = template.replace(/:(\w+)/g, (_, name: string) => (names.push(name), '([^/]+)'));
  const found = new RegExp(`^${pattern}$`).exec(path);
  return found && Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]));
}

function refused({ code, detail }: Refusal): TransportReply {
  const { status, zh } = errors[code];
  return { status, body: { error: { code, message: zh, requestId: 'req_0931', detail } } };
}

/**
 * A transport that answers from a table, typed by the contracts; what the table does not name is an unknown address.
 * @returns the typed client over it, and every call in order
 */
export function fakeServer(name: ClientName, answers: Answers) {
  const calls: Call[] = [];
  const transport: Transport = ({ method, path, headers, body }) => {
    const address = new URL(path, 'http://bank.test');
    for (const [id, route] of Object.entries(routes) as [RouteId, { method: string; path: string }][]) {
      const params = route.method === method ? paramsOf(route.path, address.pathname) : null;
      const answer = answers[id];
      if (!params || !answer) continue;
      const call = { id, params, query: Object.fromEntries(address.searchParams), headers, body };
      calls.push(call);
      try {
        return Promise.resolve({ status: 200, body: { data: answer(call) } });
      } catch (error) {
        if (error instanceof Refusal) return Promise.resolve(refused(error));
        return Promise.reject(error instanceof Error ? error : new Error(String(error)));
      }
    }
    return Promise.resolve(refused(new Refusal('REQUEST_NOT_FOUND')));
  };
  return { api: createClient(transport, name), calls, of: (id: RouteId) => calls.filter((call) => call.id === id) };
}
