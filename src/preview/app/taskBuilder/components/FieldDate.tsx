import type { JSX } from 'preact';
import { controlId } from '../parts/Label';
import { useTask } from '../task';
import type { Drawn } from './drawn';

/** UTC to the minute: what `min`, `max` and `blockList` take. */
const bound = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/;

/** Stores a UTC timestamp with seconds; the performer works in local time. */
export function FieldDate({ view }: Drawn): JSX.Element {
  const { change } = useTask();
  const problem = settingsProblem(view.props);
  if (problem !== undefined) return <div class="tb-error">{problem}</div>;
  const isDay = view.props.format === 'date';
  const blocked = Array.isArray(view.props.blockList) ? (view.props.blockList as unknown[]) : [];
  const local = (value: unknown): string => localText(value, isDay);
  return (
    <input
      id={controlId(view)}
      class="tb-input tb-date"
      type={isDay ? 'date' : 'datetime-local'}
      value={local(view.field?.value)}
      min={local(view.props.min)}
      max={local(view.props.max)}
      disabled={view.field?.disabled}
      aria-invalid={view.errorsShown && view.errors.length > 0}
      onChange={(event) => {
        const text = event.currentTarget.value;
        if (text === '') {
          change(view, undefined);
          return;
        }
        const picked = clamped(new Date(isDay ? `${text}T00:00` : text), view.props);
        const isBlocked = blocked.some((day) => local(day).slice(0, 10) === text.slice(0, 10));
        if (isBlocked) event.currentTarget.value = local(view.field?.value);
        else change(view, stamp(picked));
      }}
    />
  );
}

function settingsProblem(props: Readonly<Record<string, unknown>>): string | undefined {
  if (props.format !== 'date' && props.format !== 'date-time') {
    return '"format" must be "date" or "date-time"';
  }
  const days = Array.isArray(props.blockList) ? (props.blockList as unknown[]) : [];
  const wrong = [props.min, props.max, ...days].find(
    (value) => value !== undefined && !(typeof value === 'string' && bound.test(value)),
  );
  return wrong === undefined
    ? undefined
    : `${JSON.stringify(wrong)} is no UTC time like 2020-07-16T14:25Z`;
}

function clamped(date: Date, props: Readonly<Record<string, unknown>>): Date {
  const time = date.getTime();
  const min = typeof props.min === 'string' ? Date.parse(props.min) : -Infinity;
  const max = typeof props.max === 'string' ? Date.parse(props.max) : Infinity;
  return new Date(Math.min(Math.max(time, min), max));
}

function stamp(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}

function localText(value: unknown, isDay: boolean): string {
  const date = typeof value === 'string' ? new Date(value) : undefined;
  if (!date || Number.isNaN(date.getTime())) return '';
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString();
  return shifted.slice(0, isDay ? 10 : 16);
}
