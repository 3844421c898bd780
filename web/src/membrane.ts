// What the page of a membrane study makes of study.json: points by group, and the grid as cells.
import type { Point, Study } from './study';

/** Places in Point.inputs. */
export const THICKNESS = 0;
export const PERMEABILITY = 1;
export const PRICE = 2;
export const COST = 'levelised_storage_cny_per_mwh';

export function figureOf(study: Study, point: Point, name: string): number | null {
  const index = study.figures.findIndex((figure) => figure.name === name);
  return point.figures[index] ?? null;
}

/** The different values of an input over the grid, rising. */
export function gridValues(study: Study, input: number): number[] {
  const values = study.points
    .filter((point) => point.group === 'grid')
    .map((point) => point.inputs[input] as number);
  return [...new Set(values)].sort((a, b) => a - b);
}

/** The case's own membrane first, then the library; one of the same name once. */
export function compared(study: Study): Point[] {
  const own = study.points.filter((point) => point.group === 'case');
  const others = study.points.filter(
    (point) => point.group === 'library' && !own.some((mine) => same(mine, point)),
  );
  return [...own, ...others];
}

function same(a: Point, b: Point): boolean {
  return a.label === b.label && a.inputs.every((value, i) => value === b.inputs[i]);
}

export interface Cell {
  /** Edges: half way to the neighbours, on a straight and on a logarithmic scale. */
  left: number;
  right: number;
  low: number;
  high: number;
  thickness: number;
  permeability: number;
  /** Null: the battery delivers nothing with such a membrane. */
  value: number | null;
  /** The least of its row. */
  best: boolean;
}

/** Edges around each of the rising values; one value alone gets `margin` of itself on each side. */
export function edges(values: number[], logarithmic: boolean, margin = 0.3): [number, number][] {
  const scale = (v: number): number => (logarithmic ? Math.log(v) : v);
  const back = (v: number): number => (logarithmic ? Math.exp(v) : v);
  const at = values.map(scale);
  return at.map((here, i) => {
    const before = at[i - 1];
    const after = at[i + 1];
    const alone = logarithmic ? margin : margin * Math.abs(here);
    const left =
      before !== undefined ? (here - before) / 2 : after !== undefined ? (after - here) / 2 : alone;
    const right = after !== undefined ? (after - here) / 2 : left;
    return [back(here - left), back(here + right)];
  });
}

/** The grid at one price, permeability rising. */
export function cellsOf(study: Study, price: number, figure: string): Cell[] {
  const across = gridValues(study, THICKNESS);
  const up = gridValues(study, PERMEABILITY);
  const columns = edges(across, false);
  const rows = edges(up, true);
  const cells: Cell[] = [];
  up.forEach((permeability, j) => {
    const row: Cell[] = [];
    across.forEach((thickness, i) => {
      const point = study.points.find(
        (p) =>
          p.group === 'grid' &&
          p.inputs[THICKNESS] === thickness &&
          p.inputs[PERMEABILITY] === permeability &&
          p.inputs[PRICE] === price,
      );
      if (!point) return;
      const value = figureOf(study, point, figure);
      const [left, right] = columns[i] as [number, number];
      const [low, high] = rows[j] as [number, number];
      row.push({ left, right, low, high, thickness, permeability, value, best: false });
    });
    const least = Math.min(...row.map((cell) => cell.value ?? Infinity));
    for (const cell of row) cell.best = cell.value === least;
    cells.push(...row);
  });
  return cells;
}

/** Points of the grid at one permeability and price, thickness rising. */
export function lineOf(study: Study, permeability: number, price: number): Point[] {
  return study.points
    .filter(
      (point) =>
        point.group === 'grid' &&
        point.inputs[PERMEABILITY] === permeability &&
        point.inputs[PRICE] === price,
    )
    .sort((a, b) => (a.inputs[THICKNESS] as number) - (b.inputs[THICKNESS] as number));
}
