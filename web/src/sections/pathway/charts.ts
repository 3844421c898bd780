// The charts of a pathway: one bar per stage, or one line through the stages.
import {
  canvas,
  draw,
  escapeMarkup,
  legend,
  legendHeight,
  plainAxis,
  tooltip,
  tooltipRow,
  valueAxis,
} from '../../chart';
import { figures } from '../../format';
import { language, t } from '../../messages';
import { costColour, shade, technologyColour, themeColour } from '../../palette';
import { livingSizes, sourceRows, spans, type Pathway, type PathwaySupply } from '../../pathway';

export type Chart = [HTMLElement, () => void];

interface Series {
  name: string;
  colour: string;
  values: (number | null)[];
  line?: boolean;
  second?: boolean;
}

interface Item {
  color: string;
  seriesName: string;
  name: string;
  value: number | null;
}

/** Bars stacked by stage, lines over them; a second axis where a line asks for one. */
function stageChart(
  pathway: Pathway,
  title: string,
  unit: string,
  series: Series[],
  secondUnit = '',
): Chart {
  const area = canvas(330, title);
  const paint = (): void => {
    const names = series.map((one) => one.name);
    const top = legendHeight(names, area) + 34;
    draw(area, {
      grid: { left: 8, right: 8, top, bottom: 8, containLabel: true },
      legend: legend({ top: 0, left: 0, data: names }),
      tooltip: {
        ...tooltip(),
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: (items: unknown) => {
          const list = items as Item[];
          const rows = list
            .filter((item) => item.value !== null && Math.abs(item.value) > 0)
            .map((item) => tooltipRow(item.color, item.seriesName, figures(item.value)));
          return `${escapeMarkup(list[0]?.name ?? '')}${rows.join('')}`;
        },
      },
      xAxis: plainAxis('category', { data: spans(pathway), axisTick: { show: false } }),
      yAxis: [
        valueAxis(unit),
        ...(secondUnit
          ? [
              valueAxis(secondUnit, {
                splitLine: { show: false },
                nameTextStyle: { color: themeColour('muted'), align: 'right' },
                min: 0,
              }),
            ]
          : []),
      ],
      series: series.map((one) =>
        one.line
          ? {
              type: 'line',
              name: one.name,
              data: one.values,
              yAxisIndex: one.second ? 1 : 0,
              symbolSize: 8,
              lineStyle: { width: 2.5 },
              color: one.colour,
            }
          : {
              type: 'bar',
              name: one.name,
              data: one.values,
              stack: 'all',
              barMaxWidth: 90,
              color: one.colour,
            },
      ),
    } as never);
  };
  return [area, paint];
}

/** Colour of a technology, brighter for the second of a kind. */
function colours(types: string[]): string[] {
  return types.map((type, i) => {
    const twin = types.slice(0, i).filter((other) => other === type).length;
    return shade(technologyColour(type), [0, 0.28, -0.22, 0.5][twin % 4] as number);
  });
}

export function capacityChart(pathway: Pathway, unit: string): Chart {
  const sizes = livingSizes(pathway, unit);
  const tint = colours(sizes.map((size) => size.type));
  return stageChart(
    pathway,
    t('report.pathway.capacity'),
    unit,
    sizes.map((size, i) => ({
      name: size.label,
      colour: tint[i] as string,
      values: size.in_service,
    })),
  );
}

export function generationChart(pathway: Pathway): Chart {
  const rows = sourceRows(pathway);
  const tint = colours(rows.map((row) => row.type));
  const bars: Series[] = rows.map((row, i) => ({
    name:
      row.type === 'grid'
        ? t('report.pathway.import')
        : language() === 'zh'
          ? row.label_zh
          : row.label,
    colour: tint[i] as string,
    values: row.energy_mwh.map((value) => value / 1000),
  }));
  const used: Series = {
    name: t('report.pathway.used'),
    colour: themeColour('ink'),
    values: pathway.stages.map((stage) => {
      const value = stage.indicators['electricity_used_mwh'];
      return value === null || value === undefined ? null : value / 1000;
    }),
    line: true,
  };
  return stageChart(pathway, t('report.pathway.generation'), 'GWh', [...bars, used]);
}

export function supplyChart(pathway: Pathway, supply: PathwaySupply): Chart {
  const mt = (values: (number | null)[]): (number | null)[] =>
    values.map((value) => (value === null ? null : value / 1e6));
  return stageChart(
    pathway,
    supply.name,
    t('pathway.mt'),
    [
      {
        name: t('report.pathway.left'),
        colour: technologyColour('thermal_plant'),
        values: mt(supply.left_t),
      },
      {
        name: t('report.pathway.burnt'),
        colour: themeColour('ink'),
        values: mt(supply.burnt_t_per_year),
        line: true,
        second: true,
      },
    ],
    t('pathway.mt_per_year'),
  );
}

export function carbonChart(pathway: Pathway): Chart {
  const zh = language() === 'zh';
  const price = (value: number | null | undefined): number | null =>
    value === null || value === undefined ? null : zh ? value / 1000 : value;
  return stageChart(
    pathway,
    t('report.pathway.co2'),
    zh ? '万吨/年' : 'kt/year',
    [
      {
        name: t('pathway.figure.co2'),
        colour: costColour('co2'),
        values: pathway.stages.map(
          (stage) => (stage.indicators['co2_t_per_year'] ?? 0) / (zh ? 1e4 : 1e3),
        ),
      },
      {
        name: t('pathway.figure.lcoe'),
        colour: costColour('energy_purchase'),
        values: pathway.stages.map((stage) =>
          price(stage.indicators['levelised_cost_of_electricity_cny_per_mwh']),
        ),
        line: true,
        second: true,
      },
    ],
    zh ? '元/kWh' : 'CNY/MWh',
  );
}

const costTint: Record<string, string> = {
  investment: 'annuity',
  fuel: 'demand_charge',
  grid_charges: 'capacity_charge',
};

export function costChart(pathway: Pathway): Chart {
  const scale = language() === 'zh' ? 1e4 : 1e6;
  const names = Object.keys(pathway.stages[0]?.costs_cny_per_year ?? {}).filter((name) =>
    pathway.stages.some((stage) => Math.abs(stage.costs_cny_per_year[name] ?? 0) > 1),
  );
  return stageChart(
    pathway,
    t('report.pathway.costs'),
    t('unit.cny_large'),
    names.map((name) => ({
      name: t(`pathway.cost.${name}`),
      colour: costColour(costTint[name] ?? name),
      values: pathway.stages.map((stage) => (stage.costs_cny_per_year[name] ?? 0) / scale),
    })),
  );
}
