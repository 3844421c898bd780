import { describe, expect, it } from 'vitest';
import { originOf, withoutCircles } from '../src/balance';

const isBus = (name: string): boolean => name === 'main' || name === 'h2';

describe('withoutCircles', () => {
  it('splits a battery into a taking and a giving node, not the bus', () => {
    const links = withoutCircles(
      [
        { source: 'battery', target: 'main', value: 8 },
        { source: 'main', target: 'battery', value: 10 },
      ],
      isBus,
    );
    expect(links).toContainEqual({ source: 'main', target: 'battery', value: 10 });
    const giving = links.find((link) => link.target === 'main')!;
    expect(originOf(giving.source)).toEqual({ name: 'battery', gives: true });
  });
  it('breaks longer circles too', () => {
    const links = withoutCircles(
      [
        { source: 'main', target: 'electrolyser', value: 5 },
        { source: 'electrolyser', target: 'h2', value: 4 },
        { source: 'h2', target: 'fuel_cell', value: 3 },
        { source: 'fuel_cell', target: 'main', value: 1 },
      ],
      isBus,
    );
    expect(links.length).toBe(4);
    expect(links.filter((link) => originOf(link.source).gives).length).toBe(1);
  });
  it('keeps a chain as it is and drops what is too small to see', () => {
    const chain = [
      { source: 'wind', target: 'main', value: 5 },
      { source: 'main', target: 'plant', value: 5 },
      { source: 'main', target: 'export', value: 1e-9 },
    ];
    expect(
      withoutCircles(chain, isBus, 1e-6)
        .map((link) => link.target)
        .sort(),
    ).toEqual(['main', 'plant']);
  });
});
