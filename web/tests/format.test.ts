import { beforeEach, describe, expect, it } from 'vitest';
import {
  compact,
  figures,
  fixed,
  indicator,
  money,
  percent,
  plainUnit,
  power,
} from '../src/format';
import { setLanguage } from '../src/messages';

beforeEach(() => setLanguage('en'));

describe('numbers', () => {
  it('carry about four figures and a thousands separator', () => {
    expect(figures(12345.6)).toBe('12,346');
    expect(figures(123.44)).toBe('123.4');
    expect(figures(1.234)).toBe('1.23');
    expect(figures(0.1234)).toBe('0.123');
    expect(figures(0)).toBe('0');
  });
  it('lose zeros at the end when asked to, and only those', () => {
    expect(compact(200)).toBe('200');
    expect(compact(100.5)).toBe('100.5');
    expect(compact(1000)).toBe('1,000');
  });
  it('show a true minus sign, and none before zero', () => {
    expect(fixed(-1.5, 1)).toBe('−1.5');
    expect(fixed(-0.01, 1)).toBe('0.0');
  });
  it('show a dash when there is no number', () => {
    expect(fixed(null, 1)).toBe('–');
    expect(figures(NaN)).toBe('–');
    expect(percent(undefined)).toBe('–');
  });
  it('write small residuals as powers of ten', () => {
    expect(power(4.2e-7)).toBe('4.2 × 10⁻⁷');
    expect(power(0)).toBe('0');
  });
});

describe('money', () => {
  it('is in millions of CNY in English and 万元 in Chinese', () => {
    expect(money(38_100_000)).toBe('CNY\u00a038.1\u00a0million');
    expect(money(512_000)).toBe('CNY\u00a0512,000');
    setLanguage('zh');
    expect(money(512_000)).toBe('51.2\u00a0万元');
    expect(money(900)).toBe('900.0\u00a0元');
  });
});

describe('indicators', () => {
  it('show shares in percent and energy in GWh', () => {
    expect(indicator(0.7164, '1')).toEqual({ number: '71.6', unit: '%' });
    expect(indicator(499_100, 'MWh/year')).toEqual({ number: '499.1', unit: 'GWh/yr' });
  });
  it('show the cost of electricity per kWh in Chinese', () => {
    setLanguage('zh');
    expect(indicator(305.3, 'CNY/MWh')).toEqual({ number: '0.305', unit: '元/kWh' });
  });
});

describe('plainUnit', () => {
  it('turns UDUNITS spelling into the usual one', () => {
    expect(plainUnit('kg h-1')).toBe('kg/h');
    expect(plainUnit('CNY MWh-1')).toBe('CNY/MWh');
    expect(plainUnit('MW')).toBe('MW');
  });
});
