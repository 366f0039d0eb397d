import type { FastifyReply } from 'fastify';
import type { BatchAnswer } from '../../domain/batches';
import { presentOperation } from '../../domain/operations';

/** 202 with the operation of work in the background, else 201 with what was made. */
export function answerBatch(reply: FastifyReply, answer: BatchAnswer): FastifyReply {
  switch (answer.kind) {
    case 'operation':
      return reply.code(202).send(presentOperation(answer.operation));
    case 'object':
      return reply.code(201).send(answer.object);
    case 'batch':
      return reply.code(201).send(answer.result);
  }
}
