// What is left of a year's sun and wind after each loss, plant by plant.
import { canvas, draw, plainAxis, tooltip, tooltipRow, valueAxis } from '../chart';
import { h, section, table } from '../dom';
import { compact, fixed, percent } from '../format';
import { shownStages, type LossPlant, type LossStage } from '../losses';
import { t } from '../messages';
import { technologyColour, themeColour } from '../palette';

const mwhPerGwh = 1000;

function shareOfBefore({ energy_mwh, change_mwh }: LossStage): number {
  const before = energy_mwh - change_mwh;
  return before > 0 ? change_mwh / before : 0;
}

function stageTable(plant: LossPlant, stages: LossStage[]): HTMLElement {
  return table(
    [
      { title: '' },
      { title: 'MWh', numeric: true },
      { title: '%', numeric: true },
      { title: t('losses.hours'), numeric: true },
    ],
    stages.map((stage, i) => [
      t(`losses.stage.${stage.stage}`),
      fixed(stage.energy_mwh, 0),
      i === 0 ? '' : percent(shareOfBefore(stage), 2),
      fixed(stage.energy_mwh / plant.capacity_mw, 0),
    ]),
  );
}

/** Each bar hangs where the one before ended; the first and the last stand on the ground. */
function ladder(plant: LossPlant, stages: LossStage[], title: string): [HTMLElement, () => void] {
  const last = stages.length - 1;
  const stands = (i: number): boolean => i === 0 || i === last;
  const names = stages.map((stage) => t(`losses.stage.${stage.stage}`));
  const area = canvas(60 + 26 * stages.length, title);
  const colour = (i: number): string => {
    if (stands(i)) return technologyColour(plant.type);
    return (stages[i]?.change_mwh ?? 0) < 0 ? technologyColour('losses') : themeColour('muted');
  };
  const low = ({ energy_mwh, change_mwh }: LossStage, i: number): number =>
    stands(i) ? 0 : Math.min(energy_mwh, energy_mwh - change_mwh) / mwhPerGwh;
  const height = ({ energy_mwh, change_mwh }: LossStage, i: number): number =>
    (stands(i) ? energy_mwh : Math.abs(change_mwh)) / mwhPerGwh;
  const paint = (): void => {
    draw(area, {
      grid: { left: 8, right: 24, top: 8, bottom: 30, containLabel: true },
      tooltip: {
        ...tooltip(),
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: (items: unknown) => {
          const i = (items as { dataIndex: number }[])[0]?.dataIndex ?? 0;
          const stage = stages[i];
          if (!stage) return '';
          const share = i === 0 ? '' : ` (${percent(shareOfBefore(stage), 2)})`;
          return tooltipRow(
            colour(i),
            names[i] ?? '',
            `${fixed(stage.energy_mwh / mwhPerGwh, 2)} GWh${share}`,
          );
        },
      },
      xAxis: valueAxis('GWh', {
        nameLocation: 'end',
        nameGap: 0,
        nameTextStyle: {
          color: themeColour('muted'),
          align: 'right',
          verticalAlign: 'top',
          padding: [24, 0, 0, 0],
        },
      }),
      yAxis: plainAxis('category', {
        data: names,
        inverse: true,
        axisTick: { show: false },
        axisLabel: { color: themeColour('ink') },
        axisLine: { show: false },
      }),
      series: [
        {
          type: 'bar' as const,
          stack: 'way',
          barWidth: 16,
          silent: true,
          itemStyle: { color: 'transparent' },
          data: stages.map(low),
        },
        {
          type: 'bar' as const,
          stack: 'way',
          barWidth: 16,
          data: stages.map((stage, i) => ({
            value: height(stage, i),
            itemStyle: { color: colour(i) },
          })),
        },
      ],
    } as never);
  };
  return [area, paint];
}

/** Null without losses.json. */
export function lossesSection(plants: LossPlant[]): [HTMLElement, () => void] | null {
  if (!plants.length) return null;
  const parts = plants.map((plant) => {
    const title = t('losses.head', { asset: plant.label, capacity: compact(plant.capacity_mw) });
    const stages = shownStages(plant);
    const [area, paint] = ladder(plant, stages, title);
    return { title, area, paint, rows: stageTable(plant, stages) };
  });
  return [
    section(
      'losses',
      t('losses.title'),
      t('losses.note'),
      ...parts.flatMap(({ title, area, rows }) => [h('h3', {}, title), area, rows]),
    ),
    () => parts.forEach(({ paint }) => paint()),
  ];
}
