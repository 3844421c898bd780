// Small helpers that build elements; all text goes through textContent, so no name can inject markup.

type Child = Node | string | null | false | undefined;
type Attributes = Record<string, string | boolean | EventListener>;

export function h(tag: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (typeof value === 'string') element.setAttribute(name, value);
    else if (value) element.setAttribute(name, '');
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/** A section with anchor, heading and an optional line under it. */
export function section(
  id: string,
  title: string,
  note: string,
  ...children: Child[]
): HTMLElement {
  return h(
    'section',
    { id },
    h('h2', {}, title),
    note ? h('p', { class: 'note' }, note) : null,
    ...children,
  );
}

export interface Column {
  title: string;
  numeric?: boolean;
}

/** A table; cells are text or nodes. The last row is set off as a total when asked for. */
export function table(columns: Column[], rows: Child[][], hasTotal = false): HTMLElement {
  const cls = (i: number): Attributes => (columns[i]?.numeric ? { class: 'number' } : {});
  const head = h(
    'tr',
    {},
    ...columns.map((column, i) => h('th', { scope: 'col', ...cls(i) }, column.title)),
  );
  const body = rows.map((cells, r) =>
    h(
      'tr',
      hasTotal && r === rows.length - 1 ? { class: 'total' } : {},
      ...cells.map((cell, i) => h('td', cls(i), cell)),
    ),
  );
  return h(
    'div',
    { class: 'scroll' },
    h('table', {}, h('thead', {}, head), h('tbody', {}, ...body)),
  );
}

export interface Choice {
  value: string;
  label: string;
}

/** A row of buttons of which one is pressed. */
export function segmented(
  label: string,
  choices: Choice[],
  chosen: string,
  pick: (value: string) => void,
): HTMLElement {
  const buttons = choices.map((choice) =>
    h(
      'button',
      {
        type: 'button',
        'aria-pressed': String(choice.value === chosen),
        click: () => {
          for (const other of buttons) other.setAttribute('aria-pressed', 'false');
          buttons[choices.indexOf(choice)]?.setAttribute('aria-pressed', 'true');
          pick(choice.value);
        },
      },
      choice.label,
    ),
  );
  return h('div', { class: 'segmented', role: 'group', 'aria-label': label }, ...buttons);
}

/** A drop-down list with its label. */
export function dropdown(
  label: string,
  choices: Choice[],
  chosen: string,
  pick: (value: string) => void,
): HTMLElement {
  const select = h(
    'select',
    { change: (event) => pick((event.target as HTMLSelectElement).value) },
    ...choices.map((choice) =>
      h('option', { value: choice.value, selected: choice.value === chosen }, choice.label),
    ),
  );
  return h('label', { class: 'dropdown' }, label, select);
}
