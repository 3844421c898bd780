// Turns the plan's links into a graph without circles, as a Sankey diagram needs it.

export interface Link {
  source: string;
  target: string;
  value: number;
}

const outMark = '\u0000out';

/** The node a split node came from, and whether it is its giving side. */
export function originOf(node: string): { name: string; gives: boolean } {
  return node.endsWith(outMark)
    ? { name: node.slice(0, -outMark.length), gives: true }
    : { name: node, gives: false };
}

function reaches(links: Link[], from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === to) return true;
    if (seen.has(node)) continue;
    seen.add(node);
    for (const link of links) if (link.source === node) open.push(link.target);
  }
  return false;
}

/**
 * Adds links one by one; a link that would close a circle leaves from a second node of the same name
 * instead (a battery gives back what it took, a grid both sells and buys). Links to buses are looked at
 * first, so that it is the storage that is split and not the bus. Links below `smallest` are dropped.
 */
export function withoutCircles(
  links: Link[],
  isBus: (name: string) => boolean,
  smallest = 0,
): Link[] {
  const kept: Link[] = [];
  const ordered = links
    .filter((link) => link.value > smallest)
    .sort((a, b) => Number(isBus(b.source)) - Number(isBus(a.source)));
  for (const link of ordered) {
    const closes = reaches(kept, link.target, link.source);
    kept.push(closes ? { ...link, source: link.source + outMark } : link);
  }
  return kept;
}
