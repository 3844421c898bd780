// The outcome of `sunward study`: the tree of study.json, embedded by the library, and what the charts
// make of it.

export interface StudyInput {
  name: string;
  keys: string[];
  change: string;
  distribution: string;
  base: number | null;
}

export interface StudyFigure {
  name: string;
  unit: string;
  base: number | null;
}

export interface Summary {
  mean: number | null;
  sd: number | null;
  exceeded: (number | null)[];
  rank_correlation: (number | null)[];
}

export interface Group {
  name: string;
  optimal: number;
  others: number;
  summaries: Record<string, Summary>;
}

export interface Point {
  outcome: string;
  group: string;
  label: string;
  inputs: (number | null)[];
  figures: (number | null)[];
}

export interface Study {
  kind: string;
  park: string;
  seed: number;
  language: 'en' | 'zh';
  inputs: StudyInput[];
  figures: StudyFigure[];
  probabilities: number[];
  groups: Group[];
  points: Point[];
  break_even?: {
    found: boolean;
    figure: string;
    target: number | null;
    input: number | null;
    figure_there: number | null;
    between: (number | null)[];
  };
}

export function readStudy(): Study | null {
  const text = document.getElementById('sunward-study')?.textContent;
  return text ? (JSON.parse(text) as Study) : null;
}

/** Values of a figure over the optimal plans of a group. */
export function valuesOf(study: Study, group: string, figure: number): number[] {
  return study.points
    .filter((point) => point.group === group && point.outcome === 'optimal')
    .map((point) => point.figures[figure])
    .filter((value): value is number => value !== null && value !== undefined);
}

export interface Bin {
  from: number;
  to: number;
  count: number;
}

/** Equal bins over the range of the values: the square root of their number, 5 to 40. */
export function histogram(values: number[]): Bin[] {
  if (values.length === 0) return [];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const wanted = Math.min(40, Math.max(5, Math.round(Math.sqrt(values.length))));
  const n = high > low ? wanted : 1;
  const width = (high - low) / n;
  const bins = Array.from({ length: n }, (_, i) => ({
    from: low + i * width,
    to: low + (i + 1) * width,
    count: 0,
  }));
  for (const value of values) {
    const place = width > 0 ? Math.min(n - 1, Math.floor((value - low) / width)) : 0;
    ++(bins[place] as Bin).count;
  }
  return bins;
}

export interface Swing {
  input: string;
  /** Of the input, and of the figure there; low first. */
  inputs: [number, number];
  figures: [number, number];
}

/** What a figure does between the two ends of every input, widest first. */
export function swings(study: Study, figure: number): Swing[] {
  const list: Swing[] = [];
  study.inputs.forEach((input, i) => {
    const points = pointsOf(study, i).filter((point) => point.figures[figure] !== null);
    if (points.length < 2) return;
    const [low, high] = [points[0], points[points.length - 1]] as [Point, Point];
    list.push({
      input: input.name,
      inputs: [low.inputs[i] as number, high.inputs[i] as number],
      figures: [low.figures[figure] as number, high.figures[figure] as number],
    });
  });
  const width = (swing: Swing): number => Math.abs(swing.figures[1] - swing.figures[0]);
  return list.sort((a, b) => width(b) - width(a));
}

/** Points at which an input was moved, by its value. */
export function pointsOf(study: Study, input: number): Point[] {
  return study.points
    .filter((point) => point.inputs[input] !== null && point.inputs[input] !== undefined)
    .sort((a, b) => (a.inputs[input] as number) - (b.inputs[input] as number));
}

/** Figures that vary over the study. */
export function livingFigures(study: Study): number[] {
  return study.figures
    .map((_, index) => index)
    .filter((index) => {
      const values = study.points
        .map((point) => point.figures[index])
        .filter((value): value is number => value !== null && value !== undefined);
      const size = Math.max(...values.map(Math.abs), 0);
      return values.length > 1 && Math.max(...values) - Math.min(...values) > 1e-9 * size;
    });
}
