import type {
  Assignment,
  Attachment,
  CallOptions,
  NewPerformer,
  Performer,
  PerformerAnswer,
  PerformerOffer,
  Solution,
} from '../model';
import { isObject } from '../answers';
import { AnswerError } from '../errors';
import { at, createEntity } from '../requests';
import { FileBody, type Transport } from '../transport';

/** People who work by hand on the sandbox: what a performer's own client would ask. */
export interface PerformersApi {
  /** The person of that name, made when there is none. */
  register(person: NewPerformer, options?: CallOptions): Promise<Performer>;
  /** Open pools and trainings, and whether the person can take tasks of them. */
  offers(performer: string, options?: CallOptions): Promise<readonly PerformerOffer[]>;
  /** The assignment in hand, or the next one; refused with the reason as error code. */
  take(performer: string, poolId: string, options?: CallOptions): Promise<Assignment>;
  submit(
    performer: string,
    assignment: string,
    solutions: readonly Solution[],
    options?: CallOptions,
  ): Promise<PerformerAnswer>;
  skip(performer: string, assignment: string, options?: CallOptions): Promise<Assignment>;
  /** A file for a file field of the assignment in hand; its id is the field's value. */
  upload(
    performer: string,
    assignment: string,
    file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array },
    options?: CallOptions,
  ): Promise<Attachment>;
}

const base = '/sandbox/performers';

export function performersApi(transport: Transport): PerformersApi {
  return {
    register: (person, options) => createEntity(transport, base, person, options),
    async offers(performer, { signal } = {}) {
      const path = at(base, performer, 'pools');
      const call = { method: 'GET', path, repetition: 'repeatable', signal } as const;
      const { body, name, status } = await transport.send(call);
      if (!Array.isArray(body)) throw new AnswerError(name, status, 'the answer is no list');
      return body as readonly PerformerOffer[];
    },
    take: (performer, pool, options) =>
      createEntity(transport, at(base, performer, 'assignments'), { pool_id: pool }, options),
    async submit(performer, assignment, solutions, { signal } = {}) {
      const path = at(base, performer, 'assignments', assignment, 'submit');
      const call = { method: 'POST', path, body: { solutions }, repetition: 'once' } as const;
      const { body, name, status } = await transport.send({ ...call, signal });
      if (!isObject(body) || !isObject(body.assignment)) {
        throw new AnswerError(name, status, 'the answer holds no assignment');
      }
      return body as unknown as PerformerAnswer;
    },
    skip: (performer, assignment, options) =>
      createEntity(transport, at(base, performer, 'assignments', assignment, 'skip'), {}, options),
    async upload(performer, assignment, { name: fileName, type, bytes }, { signal } = {}) {
      const { body, name, status } = await transport.send({
        method: 'POST',
        path: at(base, performer, 'assignments', assignment, 'attachments'),
        query: { name: fileName },
        body: new FileBody(bytes, type === '' ? 'application/octet-stream' : type),
        repetition: 'once',
        signal,
      });
      if (!isObject(body) || typeof body.id !== 'string') {
        throw new AnswerError(name, status, 'the answer names no attachment');
      }
      return body as unknown as Attachment;
    },
  };
}
