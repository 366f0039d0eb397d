import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { at } from '../look';
import { carriers, changed, type Carrier } from './carriers';
import { apiFacts, type ApiFacts, type FieldFact } from './facts';
import { castOf, type Cast } from './samples';
import { openStage, type Stage } from './stage';

/** Schemas that only come in answers, or that another test walks; each with the place. */
const elsewhere: Readonly<Record<string, string>> = {
  Owner: 'answers',
  Metadata: 'has no fields of its own',
  Solution: 'answers',
  Assignment: 'answers',
  UserSkill: 'answers',
  Attachment: 'answers',
  Requester: 'answers',
  UserMetadata: 'answers',
  UserAttributes: 'answers',
  Operation: 'answers',
  OperationLog: 'answers',
  BatchCreateResult: 'answers',
  FieldValidationError: 'every refusal here is one',
  AggregatedSolution: 'answers',
  WebhookTestResult: 'answers',
  WebhookEvent: 'test/unit/sandbox/webhooks',
  MessageThread: 'answers',
  Message: 'answers',
  Interlocutor: 'answers',
  ProjectCheckResponse: 'answers',
  HttpProxy: 'a browser session, not the API',
};

/** Bounds on which the sources disagree: the sandbox takes the wider ones. */
const disputed: ReadonlySet<string> = new Set(['priority.min']);

interface Probe {
  readonly stage: Stage;
  readonly cast: Cast;
  readonly carrier: Carrier;
  readonly problems: string[];
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function send({ stage, cast, carrier }: Probe, body: unknown): Promise<Answer> {
  const response = await stage.platform.request(carrier.method, carrier.path(cast), body);
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

function pathOf({ carrier }: Probe, field: FieldFact): string {
  return carrier.within === undefined ? field.name : `${carrier.within}.${field.name}`;
}

/** Says so when a body with one value changed is not refused because of that very place. */
async function expectRefusal(
  probe: Probe,
  field: FieldFact,
  value: unknown,
  codes: RegExp,
): Promise<void> {
  const path = pathOf(probe, field);
  const { status, body } = await send(
    probe,
    changed(probe.carrier.sample(probe.cast), path, value),
  );
  const payload = at(body, 'payload');
  const faults = typeof payload === 'object' && payload !== null ? Object.entries(payload) : [];
  const fault = faults.find(([key]) => key === path || key.startsWith(`${path}.`))?.[1] as unknown;
  if (status === 400 && codes.test(String(at(fault, 'code')))) return;
  const given = value === undefined ? 'nothing' : JSON.stringify(value);
  probe.problems.push(`${path} with ${given}: ${status} ${JSON.stringify(payload)}`);
}

const scalar = /^(?:string|enum|integer|number|boolean|date-time|uuid)/;

/** A value of a type that the field does not take. */
function wrongValue(type: string): unknown {
  if (type.endsWith('[]')) return { not: 'a list' };
  if (scalar.test(type)) return { not: 'a single value' };
  return 17;
}

async function walkLimits(probe: Probe, field: FieldFact): Promise<void> {
  const { min, max, maxLength, minItems, maxItems } = field;
  const bounds = /^VALUE_/;
  const step = field.type === 'integer' ? 1 : 0.001;
  if (min !== undefined && !disputed.has(`${field.name}.min`))
    await expectRefusal(probe, field, min - step, bounds);
  if (max !== undefined) await expectRefusal(probe, field, max + step, bounds);
  if (maxLength !== undefined) {
    await expectRefusal(probe, field, 'x'.repeat(maxLength + 1), /^STRING_LENGTH_/);
  }
  if (minItems !== undefined && minItems > 0) await expectRefusal(probe, field, [], /^ARRAY_SIZE_/);
  if (maxItems !== undefined && maxItems <= 1000) {
    const item: unknown = at(probe.carrier.sample(probe.cast), `${pathOf(probe, field)}.0`);
    const many = Array.from({ length: maxItems + 1 }, () => item);
    await expectRefusal(probe, field, many, /^ARRAY_SIZE_/);
  }
}

async function walkWritable(probe: Probe, field: FieldFact): Promise<void> {
  // What is required and has a default is filled in: the sources that say so disagree.
  if (field.required === true && field.default === undefined)
    await expectRefusal(probe, field, undefined, /^VALUE_REQUIRED$/);
  if (Array.isArray(field.enum) && field.type === 'enum') {
    await expectRefusal(probe, field, 'NO_SUCH_VALUE', /^UNKNOWN_ENUM_VALUE$/);
  }
  if (field.type !== undefined && field.type !== 'any') {
    await expectRefusal(probe, field, wrongValue(field.type), /_EXPECTED$|^UNKNOWN_|^INVALID_/);
  }
  await walkLimits(probe, field);
}

/** The default of a field that was not sent, where the answer shows the field at all. */
async function walkDefault(probe: Probe, field: FieldFact): Promise<void> {
  const isPlain = typeof field.default === 'boolean' || typeof field.default === 'number';
  if (!isPlain || probe.carrier.answersOtherwise) return;
  const path = pathOf(probe, field);
  const { status, body } = await send(
    probe,
    changed(probe.carrier.sample(probe.cast), path, undefined),
  );
  const shown = at(body, path);
  if (status >= 300 || (shown !== undefined && shown !== field.default)) {
    probe.problems.push(`${path} left out: ${status} ${JSON.stringify(shown ?? body)}`);
  }
}

/** What the server says of itself cannot be said by a client, and does not disturb it either. */
async function walkReadOnly(probe: Probe, field: FieldFact): Promise<void> {
  const path = pathOf(probe, field);
  const bogus = field.type === 'boolean' ? true : field.type === 'Owner' ? { id: 'x' } : 'bogus';
  const { status, body } = await send(
    probe,
    changed(probe.carrier.sample(probe.cast), path, bogus),
  );
  const shown = at(body, path);
  if (status >= 300 || isDeepStrictEqual(shown, bogus)) {
    probe.problems.push(`${path} is read-only: ${status} ${JSON.stringify(shown ?? body)}`);
  }
}

async function walkWhole(probe: Probe, fields: readonly FieldFact[]): Promise<void> {
  const { carrier, cast, problems } = probe;
  const sample = carrier.sample(cast);
  const { status, body } = await send(probe, sample);
  if (status >= 300) {
    problems.push(`the whole sample: ${status} ${JSON.stringify(body)}`);
    return;
  }
  for (const field of fields) {
    const path = pathOf(probe, field);
    const sent = at(sample, path);
    if (sent === undefined) problems.push(`${path} is not in the sample`);
    if (carrier.answersOtherwise || carrier.transformed?.[field.name] !== undefined) continue;
    const shown = at(body, path);
    if (field.writeOnly ? shown !== undefined : !isSame(shown, sent)) {
      problems.push(`${path} was ${JSON.stringify(sent)}, is ${JSON.stringify(shown)}`);
    }
  }
}

/** Dates may come back with milliseconds that were not sent. */
function isSame(shown: unknown, sent: unknown): boolean {
  if (isDeepStrictEqual(shown, sent)) return true;
  const isDate = typeof sent === 'string' && /^\d{4}-\d\d-\d\dT/.test(sent);
  return isDate && typeof shown === 'string' && Date.parse(shown) === Date.parse(sent);
}

function fieldsOf(facts: ApiFacts, carrier: Carrier): readonly FieldFact[] {
  const fields = facts.schemas[carrier.schema]?.fields ?? [];
  return fields.filter(({ name }) => carrier.without?.[name] === undefined);
}

const facts = apiFacts();

(facts ? describe : describe.skip)('every field that can be sent', () => {
  const schemas = facts?.schemas ?? {};
  let stage: Stage;
  let cast: Cast;

  before(async () => {
    stage = await openStage();
    cast = await castOf(stage);
  });
  after(() => stage.close());

  it('belongs to a schema that is walked', () => {
    const walked = new Set(carriers.map(({ schema }) => schema));
    const forgotten = Object.keys(schemas).filter(
      (name) => !walked.has(name) && elsewhere[name] === undefined && !name.startsWith('App'),
    );
    assert.deepEqual(forgotten, []);
  });

  carriers.forEach((carrier) => {
    const place = carrier.within ?? 'the body';
    it(`${carrier.schema} (${place}) is taken, kept, and refused where it is wrong`, async () => {
      assert.ok(facts);
      const fields = fieldsOf(facts, carrier);
      const problems: string[] = [];
      const probe: Probe = { stage, cast, carrier, problems };
      const writable = fields.filter(({ readOnly }) => readOnly !== true);
      await walkWhole(probe, writable);
      for (const field of writable) {
        await walkWritable(probe, field);
        await walkDefault(probe, field);
      }
      for (const field of fields) if (field.readOnly === true) await walkReadOnly(probe, field);
      assert.deepEqual(problems, []);
    });
  });
});
