import { namedColour } from './colourNames';

/** Each from 0 to 1. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** Reads a colour as CSS writes it: `#rgb`, `#rrggbbaa`, `rgb()`, `hsl()` or a name. */
export function colourOf(text: string): Colour | undefined {
  const plain = text.trim().toLowerCase();
  if (plain.startsWith('#')) return hexColour(plain.slice(1));
  if (plain === 'transparent') return { red: 0, green: 0, blue: 0, alpha: 0 };
  const call = /^(rgb|hsl)a?\(([^()]*)\)$/.exec(plain);
  if (call) return calledColour(call[1] ?? '', call[2] ?? '');
  const digits = namedColour(plain);
  return digits === undefined ? undefined : hexColour(digits);
}

function hexColour(digits: string): Colour | undefined {
  if (!/^(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/.test(digits)) return undefined;
  const long = digits.length > 4 ? digits : digits.replace(/./g, '$&$&');
  const part = (at: number): number => Number.parseInt(long.slice(at, at + 2), 16) / 255;
  const alpha = long.length === 8 ? part(6) : 1;
  return { red: part(0), green: part(2), blue: part(4), alpha };
}

function calledColour(model: string, inside: string): Colour | undefined {
  const parts = inside.split(/[\s,/]+/).filter((part) => part !== '');
  if (parts.length !== 3 && parts.length !== 4) return undefined;
  const [a, b, c] = parts;
  const alpha = parts[3] === undefined ? 1 : shareOf(parts[3], 1);
  const colour =
    model === 'rgb'
      ? [shareOf(a, 255), shareOf(b, 255), shareOf(c, 255)]
      : fromHsl(degreesOf(a), shareOf(b, 1), shareOf(c, 1));
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = colour;
  const all = { red, green, blue, alpha };
  return Object.values(all).every((value) => Number.isFinite(value)) ? all : undefined;
}

/** A percentage, or a number of which `whole` is everything; NaN for anything else. */
function shareOf(text: string | undefined, whole: number): number {
  const [, number, percent] = /^([+-]?(?:\d+\.?\d*|\.\d+))(%?)$/.exec(text ?? '') ?? [];
  if (number === undefined) return Number.NaN;
  return clamped(Number(number) / (percent === '%' ? 100 : whole));
}

function degreesOf(text: string | undefined): number {
  const [, number] = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:deg)?$/.exec(text ?? '') ?? [];
  return number === undefined ? Number.NaN : ((Number(number) % 360) + 360) % 360;
}

function clamped(value: number): number {
  return Math.max(0, Math.min(1, value));
}

function fromHsl(hue: number, saturation: number, lightness: number): readonly number[] {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((offset) => {
    const step = (offset + hue / 30) % 12;
    return lightness - reach * Math.max(-1, Math.min(step - 3, 9 - step, 1));
  });
}

/** Ways of writing a colour, the shortest first. */
export function writtenColours(colour: Colour): readonly string[] {
  const { alpha } = colour;
  const share = String(Number(alpha.toFixed(3)));
  const [r, g, b] = [byteOf(colour.red), byteOf(colour.green), byteOf(colour.blue)];
  const [h, s, l] = hslOf(colour);
  const hex = [r, g, b, ...(alpha < 1 ? [byteOf(alpha)] : [])]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  if (alpha >= 1) return [`#${hex}`, `rgb(${r}, ${g}, ${b})`, `hsl(${h}, ${s}%, ${l}%)`];
  return [`#${hex}`, `rgba(${r}, ${g}, ${b}, ${share})`, `hsla(${h}, ${s}%, ${l}%, ${share})`];
}

function byteOf(share: number): number {
  return Math.round(clamped(share) * 255);
}

/** Degrees and percentages, rounded. */
function hslOf({ red, green, blue }: Colour): readonly [number, number, number] {
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const span = most - least;
  const lightness = (most + least) / 2;
  const saturation = span === 0 ? 0 : span / (1 - Math.abs(2 * lightness - 1));
  const hue = span === 0 ? 0 : hueOf({ red, green, blue }, most, span);
  return [Math.round(hue) % 360, Math.round(saturation * 100), Math.round(lightness * 100)];
}

function hueOf({ red, green, blue }: Omit<Colour, 'alpha'>, most: number, span: number): number {
  if (most === red) return 60 * (((green - blue) / span + 6) % 6);
  if (most === green) return 60 * ((blue - red) / span + 2);
  return 60 * ((red - green) / span + 4);
}
