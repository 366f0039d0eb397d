/** The device that a pool's filter asks for. Keys and values: the platform's computed filters. */
import { isRecord } from '../core/json';
import type { DeviceName } from '../model';

type Traits = Readonly<Record<string, readonly string[]>>;

const mobile = {
  client_type: ['TOLOKA_APP', 'BROWSER'],
  os_family: ['ANDROID', 'IOS'],
  user_agent_type: ['MOBILE_BROWSER', 'OTHER'],
} as const;

/** In the order in which they are offered where several would do. */
const devices: readonly (readonly [DeviceName, Traits])[] = [
  [
    'desktop',
    {
      device_category: ['PERSONAL_COMPUTER'],
      client_type: ['BROWSER'],
      os_family: ['WINDOWS', 'OS_X', 'MAC_OS', 'LINUX', 'BSD'],
      user_agent_type: ['BROWSER'],
    },
  ],
  ['phone', { device_category: ['SMARTPHONE'], ...mobile }],
  ['tablet', { device_category: ['TABLET'], ...mobile }],
];

/** Undefined when the filter takes people with any device, or with none of these. */
export function deviceOf(filter: unknown): DeviceName | undefined {
  const admitted = devices.filter(([, traits]) => admits(filter, traits));
  return admitted.length === devices.length ? undefined : admitted[0]?.[0];
}

/** Whether somebody with this device could pass; what does not ask for a device always could. */
function admits(filter: unknown, traits: Traits): boolean {
  if (!isRecord(filter)) return true;
  if (Array.isArray(filter.and)) return filter.and.every((part) => admits(part, traits));
  if (Array.isArray(filter.or)) return filter.or.some((part) => admits(part, traits));
  const has = filter.category === 'computed' ? traits[String(filter.key)] : undefined;
  if (!has) return true;
  return filter.operator === 'NE'
    ? has.some((trait) => trait !== filter.value)
    : has.some((trait) => trait === filter.value);
}
