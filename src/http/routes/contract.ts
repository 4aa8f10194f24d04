/** The contract as a document for machines. */
import type { OpenApiDocument } from '../../contract/openapi.ts';
import { OPENAPI } from '../../contract/operations/service.ts';
import { compressAnswers } from '../compress.ts';
import { type Guard, route } from '../route.ts';
import type { Server } from '../server.ts';

export interface ContractRouteParts {
  readonly guard: Guard;
  readonly document: OpenApiDocument;
}

export async function contractRoutes(app: Server, { guard, document }: ContractRouteParts): Promise<void> {
  await app.register(async (contract: Server) => {
    await compressAnswers(contract);
    route(contract, guard, OPENAPI, async (_call, reply) => {
      reply.header('cache-control', 'public, max-age=300').header('access-control-allow-origin', '*');
      return document;
    });
  });
}
