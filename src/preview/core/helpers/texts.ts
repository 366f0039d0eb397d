import { coerced, isRecord } from '../json';
import type { Helper } from './helper';

/** Joined like an array: what is missing counts as empty text. */
export const join: Helper = (props) => props.list('items').join(coerced(props.or('by', '')));

/** All literal matches; `$` patterns in the replacement are live. */
export const replace: Helper = (props) => {
  const data = props.value('data');
  const find = props.value('find');
  const replacement = props.value('replace');
  if (typeof data !== 'string' || typeof find !== 'string' || typeof replacement !== 'string') {
    return data;
  }
  const given = props.value('params');
  const params = isRecord(given) ? given : { replaceAll: true };
  const flags = `${params.replaceAll ? 'g' : ''}${params.caseInsensitive ? 'i' : ''}`;
  const pattern = params.regExp ? find : find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return data.replace(new RegExp(pattern, flags), replacement);
};

export const textTransform: Helper = (props) => {
  const data = props.value('data');
  const text = data === undefined ? '' : coerced(data);
  switch (props.value('transformation')) {
    case 'uppercase':
      return text.toUpperCase();
    case 'lowercase':
      return text.toLowerCase();
    case 'capitalize':
      return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
    default:
      return text;
  }
};

/** The project's translation; a missing key prints itself. */
export const translate: Helper = (props) => {
  const key = coerced(props.value('key'));
  const { translations } = props.machine.environment;
  return Object.hasOwn(translations, key) ? translations[key] : key;
};
