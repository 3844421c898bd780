import { beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../src/data';
import { nameOf, setLanguage, t } from '../src/messages';
import { assetLabel } from '../src/names';

const plan = {
  assets: {
    grid: { label: '', type: 'grid' },
    north: { label: 'North ridge', type: 'wind' },
    south: { label: '', type: 'wind' },
  },
  flows: [],
} as unknown as Plan;

beforeEach(() => setLanguage('en'));

describe('names', () => {
  it('prefer the label, then the technology, then both when there are several', () => {
    expect(assetLabel(plan, 'north')).toBe('North ridge');
    expect(assetLabel(plan, 'grid')).toBe('Grid connection');
    expect(assetLabel(plan, 'south')).toBe('Wind farm south');
  });
  it('show a missing text instead of hiding it', () => {
    expect(t('no.such.key')).toBe('<no.such.key>');
    expect(nameOf('indicator', 'some_new_figure')).toBe('some new figure');
  });
});
