import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { endpoints, type RouteId } from '@yinqiao/shared/contracts';
import { errors } from '@yinqiao/shared/domain';
import { z } from 'zod';

const EVERY_ENDPOINT = ['REQUEST_CLIENT_MISSING', 'REQUEST_INVALID', 'REQUEST_MALFORMED', 'REQUEST_TOO_LARGE', 'REQUEST_TOO_MANY'] as const;

/** OpenAPI 3.1 of everything the registry of contracts holds. */
export function openApiDocument(publicBaseUrl: string, ids: readonly RouteId[]): unknown {
  const registry = new OpenAPIRegistry();
  for (const id of ids) {
    const endpoint = endpoints[id];
    const body = endpoint.method === 'GET' ? {} : { body: { content: { 'application/json': { schema: endpoint.body } } } };
    registry.registerPath({
      operationId: id,
      method: endpoint.method.toLowerCase() as 'get',
      path: endpoint.path.replace(/:(\w+)/g, '{$1}'),
      summary: endpoint.summary,
      tags: [id.split('.')[0] ?? 'api'],
      request: { params: endpoint.params, query: endpoint.query, ...body },
      responses: {
        200: { description: 'The data.', content: { 'application/json': { schema: z.strictObject({ data: endpoint.response }) } } },
        ...refusals([...EVERY_ENDPOINT, ...endpoint.errors]),
      },
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'YinQiao',
      version: '0.0.0',
      description:
        'Every call carries X-YQ-Client; a call of another system (operation partners.send) is signed instead. Answers are {data, page?}; refusals {error}.',
    },
    servers: [{ url: publicBaseUrl }],
  });
}

function refusals(codes: readonly (keyof typeof errors)[]): Record<number, { description: string }> {
  const byStatus: Record<number, string[]> = {};
  for (const code of codes) (byStatus[errors[code].status] ??= []).push(`${code}: ${errors[code].en}`);
  return Object.fromEntries(Object.entries(byStatus).map(([status, lines]) => [status, { description: lines.join('\n') }]));
}
