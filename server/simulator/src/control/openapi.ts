import type { ControlRoute } from './controlRoute';

const ERROR = {
  type: 'object',
  properties: { error: { type: 'object', properties: { code: { type: 'string' }, message: { type: 'string' } } } },
};

/** The OpenAPI 3.1 page of the control API, made from its routes. */
export function openApi(routes: readonly ControlRoute[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return { openapi: '3.1.0', info: { title: 'WeCom and WeChat simulator: control API', version: '1.0.0' }, paths };
}

function operation(route: ControlRoute): Record<string, unknown> {
  const names = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]);
  return {
    summary: route.summary,
    parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...(route.body && { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } }),
    responses: {
      200: { description: route.answer, content: { 'application/json': { schema: {} } } },
      default: { description: 'Refused.', content: { 'application/json': { schema: ERROR } } },
    },
  };
}
