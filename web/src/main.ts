// Puts the report together and draws it anew when language, theme or weather year change.
import './style.css';
import { disposeCharts, resizeCharts } from './chart';
import { readCompliance } from './compliance_data';
import { readPlan, readView } from './data';
import { h, segmented } from './dom';
import { readFinance, readTornado } from './finance';
import { setLanguage, t, type Language } from './messages';
import { readLosses, readWay } from './losses';
import { nameAssets, nameSteps } from './names';
import { isDark } from './palette';
import { readPathway, readPathwayFinance } from './pathway';
import { balanceSection } from './sections/balance';
import { complianceSection } from './sections/compliance';
import { costsSection } from './sections/costs';
import { lossesSection } from './sections/losses';
import { waySection } from './sections/way';
import { masthead, noPlan, tiles } from './sections/head';
import { moneySection } from './sections/money';
import { operationSection } from './sections/operation';
import { pathwayPage } from './sections/pathway/page';
import { physicsSection } from './sections/physics';
import { siliconSection } from './sections/silicon';
import { sizesSection } from './sections/sizes';
import { openingFigure, studyPage } from './sections/study/page';
import {
  bindingsSection,
  indicatorsSection,
  notesSection,
  provenanceSection,
  rulesSection,
} from './sections/tables';
import { readSilicon } from './silicon';
import { readSimulation } from './simulation';
import { readStudy } from './study';

const plan = readPlan();
const view = readView();
const finance = readFinance();
const tornado = readTornado();
const compliance = readCompliance();
const simulation = readSimulation();
const losses = readLosses();
const way = readWay();
const siliconPlants = readSilicon();
/** A page holds a plan, a study or a pathway. */
const study = readStudy();
const pathway = readPathway();
const pathwayFinance = readPathwayFinance();
const state: { language: Language; year: number; figure: number } = {
  language: study?.language ?? pathway?.language ?? view.language,
  year: 0,
  figure: study ? openingFigure(study) : 0,
};

/** report.html#lang=zh&theme=dark opens the page in that way. */
function readAddress(): void {
  const wishes = new URLSearchParams(window.location.hash.slice(1));
  const language = wishes.get('lang');
  const theme = wishes.get('theme');
  if (language === 'en' || language === 'zh') state.language = language;
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
}

function toolbar(): HTMLElement {
  return h(
    'div',
    { class: 'toolbar' },
    h('span', { class: 'brand' }, 'Sunward'),
    h(
      'div',
      { class: 'switches' },
      segmented(
        t('report.language'),
        [
          { value: 'en', label: 'English' },
          { value: 'zh', label: '中文' },
        ],
        state.language,
        (language) => {
          state.language = language as Language;
          render();
        },
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'quiet',
          title: t('report.theme'),
          'aria-label': t('report.theme'),
          click: () => {
            document.documentElement.dataset['theme'] = isDark() ? 'light' : 'dark';
            render();
          },
        },
        '◐',
      ),
      h(
        'button',
        { type: 'button', class: 'quiet', click: () => window.print() },
        t('report.print'),
      ),
    ),
  );
}

function footer(): HTMLElement {
  const { started_utc: time, version } = plan.provenance;
  return h(
    'footer',
    {},
    t('report.made', { time: time.replace('T', ' ').replace('Z', ''), version }),
  );
}

function render(): void {
  setLanguage(state.language);
  document.documentElement.lang = state.language === 'zh' ? 'zh-CN' : 'en';
  disposeCharts();
  const scroll = window.scrollY;
  if (study) {
    const [parts, paint] = studyPage(study, state.figure, (figure) => {
      state.figure = figure;
      render();
    });
    const shown = parts.filter((part): part is HTMLElement => !!part);
    document.getElementById('report')?.replaceChildren(toolbar(), ...shown);
    paint();
    window.scrollTo(0, scroll);
    return;
  }
  if (pathway) {
    const [parts, paint] = pathwayPage(pathway, pathwayFinance);
    document.getElementById('report')?.replaceChildren(toolbar(), ...parts);
    paint();
    window.scrollTo(0, scroll);
    return;
  }
  const optimal = Object.keys(plan.assets).length > 0;
  nameAssets(plan, simulation);
  const costs = optimal ? costsSection(plan) : null;
  const money = optimal ? moneySection(finance, tornado) : null;
  const physics = optimal ? physicsSection(simulation) : null;
  const silicon = optimal ? siliconSection(siliconPlants) : null;
  const balance = balanceSection(plan);
  const whole = optimal ? waySection(nameSteps(plan, way), simulation) : null;
  const ladders = optimal ? lossesSection(nameSteps(plan, losses)) : null;
  const operation = operationSection(plan, view, state.year, (year) => {
    state.year = year;
    render();
  });
  const children: (Node | null | undefined)[] = [
    toolbar(),
    masthead(plan),
    plan.status === 'optimal' ? null : noPlan(plan),
    optimal ? tiles(plan) : null,
    optimal ? sizesSection(plan) : null,
    costs?.[0],
    money?.[0],
    whole?.[0],
    ladders?.[0],
    balance?.[0],
    operation?.[0],
    silicon?.[0],
    physics?.[0],
    optimal ? bindingsSection(plan, view) : null,
    complianceSection(compliance) ?? rulesSection(plan),
    optimal ? indicatorsSection(plan) : null,
    notesSection(plan),
    provenanceSection(plan),
    footer(),
  ];
  document
    .getElementById('report')
    ?.replaceChildren(...children.filter((child): child is Node => !!child));
  for (const part of [costs, money, whole, ladders, balance, operation, silicon, physics])
    part?.[1]();
  window.scrollTo(0, scroll);
}

/** Paper is white: prints in the light theme, then returns to what was on the screen. */
function followPrinting(): void {
  let before: string | undefined;
  window.addEventListener('beforeprint', () => {
    before = document.documentElement.dataset['theme'];
    if (isDark()) {
      document.documentElement.dataset['theme'] = 'light';
      render();
    }
    resizeCharts();
  });
  window.addEventListener('afterprint', () => {
    if (document.documentElement.dataset['theme'] === before) return;
    if (before) document.documentElement.dataset['theme'] = before;
    else delete document.documentElement.dataset['theme'];
    render();
  });
}

readAddress();
render();
followPrinting();
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => render());
