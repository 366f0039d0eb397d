/** One thing wrong with one field, as the platform reports it. */
export interface FieldFault {
  readonly code: string;
  readonly message: string;
  readonly params?: readonly unknown[];
}

/** What is wrong with an object: dotted path of a field to what is wrong with it. */
export type FieldFaults = Readonly<Record<string, FieldFault>>;

/** An answer that refuses: becomes `{request_id, code, message, payload?}` with `status`. */
export class PlatformFault extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly payload?: unknown,
  ) {
    super(message);
    this.name = 'PlatformFault';
  }
}

export function validationFault(payload: unknown): PlatformFault {
  return new PlatformFault(400, 'VALIDATION_ERROR', 'Validation failed', payload);
}

export function missing(what: string, id: string): PlatformFault {
  return new PlatformFault(404, 'DOES_NOT_EXIST', `There is no ${what} with id ${id}.`);
}

export function conflict(code: string, message: string, payload?: unknown): PlatformFault {
  return new PlatformFault(409, code, message, payload);
}

/** Throws when any field is wrong. */
export function refuseFaults(faults: FieldFaults): void {
  if (Object.keys(faults).length > 0) throw validationFault(faults);
}
