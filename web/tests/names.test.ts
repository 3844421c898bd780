import { beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../src/data';
import { nameOf, setLanguage, t } from '../src/messages';
import { assetLabel, balanceNode, nameAssets, nameSteps, nodeLabel } from '../src/names';
import type { Simulation } from '../src/simulation';

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

describe('what the library named by its key', () => {
  it('is said in words, an energy of the worst year too', () => {
    expect(nameOf('amount', 'input_mwh')).toBe('electricity used');
    setLanguage('zh');
    expect(nameOf('amount', 'discharge_mwh')).toBe('放电');
  });
  it('has the name of the page in a replay and on the way', () => {
    const simulation = {
      years: [{ assets: { grid: { label: 'grid' } } }],
      worst_years: { energy_asset: 'grid' },
      law_lives: [{ asset: 'North ridge' }, { asset: 'unknown' }],
    } as unknown as Simulation;
    nameAssets(plan, simulation);
    expect(simulation.years[0]?.assets.grid?.label).toBe('Grid connection');
    expect(simulation.worst_years?.energy_asset).toBe('Grid connection');
    expect(simulation.law_lives?.map(({ asset }) => asset)).toEqual(['North ridge', 'unknown']);
    expect(nameSteps(plan, [{ label: 'south' }, { label: '' }])).toEqual([
      { label: 'Wind farm south' },
      { label: '' },
    ]);
  });
});

describe('nodes of the energy balance', () => {
  it('are found again from the text of either language', () => {
    expect(balanceNode(plan, 'North ridge')).toEqual({ asset: 'north' });
    expect(balanceNode(plan, 'grid: import')).toEqual({ asset: 'grid', key: 'link.import' });
    expect(balanceNode(plan, 'grid：上网')).toEqual({ asset: 'grid', key: 'link.export' });
    expect(balanceNode(plan, '损耗')).toEqual({ key: 'link.losses' });
    expect(balanceNode(plan, 'main')).toEqual({});
  });
  it('are shown in the language of the page', () => {
    setLanguage('zh');
    expect(nodeLabel(plan, 'grid: import')).toBe('电网接入：下网');
    expect(nodeLabel(plan, 'main')).toBe('main 母线');
  });
});
