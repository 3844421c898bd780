import { describe, expect, it } from 'vitest';
import { lossColours } from '../src/palette';

/** CIE L*a*b* of an sRGB colour, white D65. */
function lab(colour: string): number[] {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const f = (value: number): number =>
    value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116;
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(one: string, other: string): number {
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(...a.map((value, i) => value - (b[i] as number)));
}

const flow =
  'converter ohmic activation concentration crossover shunt hydrogen pumps heating cooling standby rebalancing';
const lithium = 'converter resistance self_discharge standby heating cooling fade';

describe('lossColours', () => {
  it.each([
    ['a flow battery', flow],
    ['a lithium battery', lithium],
  ])('tell the losses of %s apart on both themes', (_, causes) => {
    const names = causes.split(' ');
    for (const theme of [0, 1])
      for (const one of names)
        for (const other of names.slice(0, names.indexOf(one))) {
          const [a, b] = [lossColours[one]?.[theme] ?? '', lossColours[other]?.[theme] ?? ''];
          // About ten times what the eye just tells apart.
          expect(distance(a, b), `${one} ${other}`).toBeGreaterThan(20);
        }
  });
});
