/** The OpenAPI 3.1 document, made of the operations and events of the contract: nothing in it is written twice. */
import { responsesOf } from './openapi/answers.ts';
import { HEADERS } from './openapi/headers.ts';
import type { Shared } from './openapi/problems.ts';
import { parametersOf, requestBodyOf, SHARED_PARAMETERS } from './openapi/requests.ts';
import { createSchemas, type JsonObject, type Schemas } from './openapi/schemas.ts';
import { securityOf, securitySchemes } from './openapi/security.ts';
import { webhooksOf } from './openapi/webhooks.ts';
import { INTRODUCTION, tagsOf } from './openapi/words.ts';
import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { ProblemAnswer } from './problem.ts';

/** Counted up with every change of the document; docs/api-changelog.md tells each. */
export const API_VERSION = '1.0.0';

export interface OpenApiDocument extends JsonObject {
  readonly openapi: string;
}

/** Addresses in it are relative to where it is served, so only the path of `publicUrl` matters. */
export function openApiDocument(publicUrl: string): OpenApiDocument {
  const base = new URL(publicUrl).pathname.replace(/\/$/, '');
  const schemas = createSchemas();
  schemas.of(ProblemAnswer, 'output');
  const shared: Shared = { responses: new Map(), examples: new Map() };
  const paths = pathsOf(schemas, shared);
  const webhooks = webhooksOf(schemas);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vouch',
      version: API_VERSION,
      summary: 'Self-hosted identity verification',
      description: INTRODUCTION,
      contact: { name: 'Who runs this installation' },
      license: { name: 'All rights reserved', url: `${base}/docs` },
    },
    servers: [{ url: base || '/', description: 'Where this document is served' }],
    tags: tagsOf(OPERATIONS),
    paths,
    webhooks,
    components: {
      schemas: schemas.all(),
      responses: sorted(shared.responses),
      parameters: SHARED_PARAMETERS,
      examples: sorted(shared.examples),
      headers: HEADERS,
      securitySchemes: securitySchemes(base),
    },
  };
}

/** `/v1/things/:id` as OpenAPI writes it. */
export function documentedPath(path: string): string {
  return path.replaceAll(/:(\w+)/g, '{$1}');
}

function pathsOf(schemas: Schemas, shared: Shared): JsonObject {
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const operation of inReadingOrder(OPERATIONS)) {
    const path = documentedPath(operation.path);
    paths[path] = {
      ...paths[path],
      [operation.method.toLowerCase()]: describe(operation, schemas, shared),
    };
  }
  return paths;
}

/** What a reader needs first has the shortest path; resources keep their order. */
function inReadingOrder(operations: readonly Operation[]): readonly Operation[] {
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return [...operations].sort(
    (a, b) => tags.indexOf(a.tag) - tags.indexOf(b.tag) || a.path.length - b.path.length,
  );
}

function describe(operation: Operation, schemas: Schemas, shared: Shared): JsonObject {
  const { id, tag, summary, description = `${summary}.`, scope } = operation;
  const parameters = parametersOf(operation, schemas);
  const requestBody = requestBodyOf(operation, schemas);
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: scope ? `${description} Scope: \`${scope}\`.` : description,
    security: securityOf(scope),
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody && { requestBody }),
    responses: responsesOf(operation, schemas, shared),
  };
}

function sorted(named: ReadonlyMap<string, JsonObject>): JsonObject {
  return Object.fromEntries([...named].sort(([a], [b]) => (a < b ? -1 : 1)));
}
