import { coerced, isRecord } from '../json';
import type { Helper } from './helper';

type Address = (query: string, region: string, family: string) => string;

const engines: Readonly<Record<string, Address>> = {
  yandex: (q, region, family) => `https://yandex.ru/search/?text=${q}${region}${family}`,
  google: (q) => `https://www.google.ru/search?q=${q}`,
  bing: (q) => `https://www.bing.com/search?q=${q}`,
  'mail.ru': (q) => `https://go.mail.ru/search?q=${q}`,
  wikipedia: (q) => `https://ru.wikipedia.org/wiki/${q}`,
  'yandex/collections': (q) => `https://yandex.ru/collections/search/boards/?text=${q}`,
  'yandex/video': (q, _, family) => `https://yandex.ru/video/search?text=${q}${family}`,
  'yandex/images': (q, _, family) => `https://yandex.ru/images/search?text=${q}${family}`,
  'yandex/news': (q) => `https://news.yandex.ru/yandsearch?text=${q}&rpt=nnews2`,
  'google/images': (q) => `https://www.google.ru/search?q=${q}&tbm=isch`,
  'google/news': (q) => `https://news.google.com/search?q=${q}&tbm=nws`,
};

/** A search engine's address for a phrase; an unknown engine gives the encoded phrase alone. */
export const searchQuery: Helper = (props) => {
  const query = encodeURIComponent(coerced(props.or('query', '')));
  const engine = props.value('engine');
  const options = isRecord(engine) ? engine : { name: engine };
  const address = engines[coerced(options.name)];
  if (!address) return query;
  return address(query, parameter('lr', options.regionId), parameter('family', options.family));
};

function parameter(name: string, value: unknown): string {
  return value === undefined ? '' : `&${name}=${coerced(value)}`;
}

/** An address of the platform's file proxy. */
export const proxy: Helper = (props) => {
  const path = coerced(props.or('path', '')).replace(/^\/+/, '');
  return `${props.machine.environment.platformOrigin}/api/proxy/${path}`;
};
