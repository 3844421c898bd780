// Where the energy of a year comes from and goes to.
import { withoutCircles, originOf } from '../balance';
import { canvas, draw, escapeMarkup, textWidth, tooltip } from '../chart';
import type { Plan } from '../data';
import { section } from '../dom';
import { figures } from '../format';
import { t } from '../messages';
import { balanceNode, nodeLabel } from '../names';
import { assetColour, themeColour } from '../palette';

export function balanceSection(plan: Plan): [HTMLElement, () => void] | null {
  const total = Math.max(0, ...plan.links.map((link) => link.energy_mwh ?? 0));
  if (total <= 0) return null;
  const buses = new Set([
    ...plan.flows.filter((flow) => flow.sign !== 0).map((flow) => flow.bus),
    ...Object.values(plan.assets).map((asset) => asset.bus),
  ]);
  const links = withoutCircles(
    plan.links.map((link) => ({ ...link, value: link.energy_mwh ?? 0 })),
    (name) => buses.has(name),
    total * 1e-6,
  );
  const names = [...new Set(links.flatMap((link) => [link.source, link.target]))];
  const through = (name: string): number =>
    Math.max(
      links.filter((link) => link.source === name).reduce((sum, link) => sum + link.value, 0),
      links.filter((link) => link.target === name).reduce((sum, link) => sum + link.value, 0),
    );
  const label = (name: string): string => {
    const { name: origin, gives } = originOf(name);
    return gives ? t('node.out', { name: nodeLabel(plan, origin) }) : nodeLabel(plan, origin);
  };
  const colour = (name: string): string => {
    const { asset, key } = balanceNode(plan, originOf(name).name);
    return assetColour(plan, asset ?? key?.replace('link.', '') ?? name);
  };
  const isSource = (name: string): boolean => links.every((link) => link.target !== name);
  const isSink = (name: string): boolean => links.every((link) => link.source !== name);
  const place = (name: string): string =>
    isSource(name) ? 'left' : isSink(name) ? 'right' : 'top';
  const gwh = (mwh: number): string => `${figures(mwh / 1000)} GWh`;
  const area = canvas(420, t('report.balance'));
  const labelWidth = (wanted: (name: string) => boolean): number =>
    Math.max(
      0,
      ...names.filter(wanted).map((name) => textWidth(`${label(name)}  ${gwh(through(name))}`)),
    );
  const paint = (): void => {
    draw(area, {
      tooltip: {
        ...tooltip(),
        formatter: (item: unknown) => {
          const { data, name, dataType } = item as {
            data: { source: string; target: string; value: number };
            name: string;
            dataType: string;
          };
          return dataType === 'edge'
            ? `${escapeMarkup(label(data.source))} → ${escapeMarkup(label(data.target))}<br><b>${gwh(data.value)}</b>`
            : `${escapeMarkup(label(name))}<br><b>${gwh(through(name))}</b>`;
        },
      },
      series: [
        {
          type: 'sankey',
          left: labelWidth(isSource) + 16,
          right: labelWidth(isSink) + 16,
          top: 22,
          bottom: 12,
          nodeWidth: 12,
          nodeGap: 16,
          draggable: false,
          emphasis: { focus: 'adjacency' },
          labelLayout: { moveOverlap: 'shiftY' },
          label: {
            color: themeColour('ink'),
            formatter: (item: unknown) => {
              const { name } = item as { name: string };
              return `${label(name)}  {quiet|${gwh(through(name))}}`;
            },
            textBorderColor: themeColour('paper'),
            textBorderWidth: 3,
            rich: {
              quiet: {
                color: themeColour('muted'),
                textBorderColor: themeColour('paper'),
                textBorderWidth: 3,
              },
            },
          },
          lineStyle: { color: 'gradient', opacity: 0.32, curveness: 0.5 },
          data: names.map((name) => ({
            name,
            itemStyle: { color: colour(name) },
            label: { position: place(name) },
          })),
          links,
        },
      ],
    } as never);
  };
  return [section('balance', t('report.balance'), t('report.balance_note'), area), paint];
}
