import { html, nothing } from '../lib/lit.js';
import { to } from '../base/address.js';
import { day } from '../base/figures.js';
import { legalDates, term, word } from '../base/registry.js';
import { countedConditions } from './condition-list.js';
import { shape, toneOf } from './status-chip.js';
import { citation } from './notes.js';
import { partOf } from './product-links.js';

/** What is asked, by the part of the reasons that says why. */
const ANSWERS = [
  ['scope', 'Cyber Resilience Act', scopeAndClass],
  ['ai', 'AI Act', aiStatus],
  ['article15', 'Article 15: cybersecurity', article15],
  ['cra', 'Conformity with the CRA', conformity],
];

const OPEN = 'Questions are open. Answer them and the registry can tell.';

/** The four answers in plain words, and until when they hold. @param {boolean} short where the reader looks at something else below */
export function productAnswers(product, short) {
  const found = product.determination;
  return html`
    <div class="answers ${short ? 'in-brief' : ''}">
      ${ANSWERS.map(([part, title, of]) => answer(product, part, title, of(found), short))}
    </div>
    <p class="holds">${holds(found)}${found.stateOfLaw.hypothetical ? html` They suppose a state of the law that is not in force: ${found.stateOfLaw.title}.` : nothing}</p>
  `;
}

/** Which of the four answers differ between two determinations, in words. */
export function answersTurned(before, now) {
  return ANSWERS.map(([, title, of]) => ({ title, old: inWords(of(before)), now: inWords(of(now)) })).filter((one) => one.old !== one.now);
}

const inWords = ({ kind, code, words }) => words ?? word(kind, code);

function holds({ asOf, holdsUntil }) {
  if (!holdsUntil) return html`Answers as of <time>${day(asOf)}</time>. No day is known on which they change while nothing is recorded anew.`;
  const next = nextDay(holdsUntil);
  return html`Answers as of <time>${day(asOf)}</time>. They hold until <strong><time>${day(holdsUntil)}</time></strong> while nothing is recorded anew:
    <a href=${to(location.pathname, { asOf: next })}>see them on ${day(next)}</a>.`;
}

const nextDay = (text) => new Date(Date.parse(text) + 86_400_000).toISOString().slice(0, 10);

/** @param {{ kind: string, code: string, words?: string, lines: unknown[], cited: any }} shown */
function answer(product, part, title, shown, short) {
  const { kind, code, lines, cited } = shown;
  const tone = toneOf(kind, code);
  return html`
    <div class="card answer ${tone}">
      <h2>${title}</h2>
      <p class="answer-words">${shape(tone)}<strong>${inWords(shown)}</strong></p>
      ${short ? nothing : [...new Set(lines)].filter(Boolean).map((line) => html`<p>${line}</p>`)}
      <p class="answer-foot"><a href=${partOf(product, 'reasons', { of: part })}>Why<span class="visually-hidden">: ${title}</span></a>${cited && !short ? html` · ${citation(cited)}` : nothing}</p>
    </div>
  `;
}

function scopeAndClass({ scope, classification, applicability }) {
  const ground = scope.grounds[0];
  const inScope = scope.outcome === 'IN_SCOPE';
  const shownClass = classification.productClass;
  return {
    kind: inScope ? 'ProductClass' : 'ScopeOutcome',
    code: inScope ? shownClass : scope.outcome,
    words: inScope ? `${word('ScopeOutcome', scope.outcome)} · ${shownClass === 'UNKNOWN' ? 'class not known yet' : word('ProductClass', shownClass)}` : null,
    lines: [
      inScope ? classification.category?.title ?? explained('ProductClass', shownClass) : ground ? sentence(ground.effect) : explained('ScopeOutcome', scope.outcome),
      inScope ? explained('ApplicabilityOutcome', applicability.outcome) : scope.outcome === 'UNKNOWN' ? supposed(applicability) : null,
    ],
    cited: (inScope ? classification.grounds[0] : ground)?.citation,
  };
}

function aiStatus({ aiStatus: found }) {
  return {
    kind: 'AiStatusOutcome',
    code: found.outcome,
    lines: [
      found.grounds[0] ? sentence(found.grounds[0].effect) : explained('AiStatusOutcome', found.outcome),
      found.appliesFrom ? `Its requirements apply from ${day(found.appliesFrom)}.` : null,
    ],
    cited: found.grounds[0]?.citation,
  };
}

function article15({ article15: found }) {
  const later = found.projection;
  return {
    kind: 'Article15Outcome',
    code: found.outcome,
    lines: [
      found.detail ?? explained('Article15Outcome', found.outcome),
      later ? html`As things stand, it comes out then as: <strong>${word('Article15Outcome', later.outcome)}</strong>. ${later.detail ?? nothing}` : null,
    ],
    cited: found.grounds[0]?.citation,
  };
}

function conformity({ craConformity: found }) {
  const counted = found.conditions.filter((one) => !(found.outcome === 'NOT_YET_APPLICABLE' && one.code === 'DATE'));
  const open = counted.filter((one) => one.truth !== 'YES');
  return {
    kind: 'ConformityOutcome',
    code: found.outcome,
    lines: [
      found.outcome === 'NOT_DEMONSTRATED' ? null : explained('ConformityOutcome', found.outcome),
      open.length ? sentence(countedConditions(counted)) + ` ${open[0].because}` : null,
    ],
    cited: (open[0] ?? found.conditions[0])?.citation,
  };
}

/** What would apply of the act if it covered the product. */
function supposed({ outcome }) {
  const full = legalDates().find((one) => one.code === 'CRA_GENERAL_APPLICATION')?.date;
  return {
    ARTICLE_14_ONLY: `Should the act cover the product, only reporting is demanded${full ? ` until ${day(full)}` : ''}.`,
    FULL: 'Should the act cover the product, it applies in full.',
  }[outcome];
}

const explained = (kind, code) => (code === 'UNKNOWN' ? OPEN : term(kind, code)?.explanation ?? null);

const sentence = (words) => words[0].toUpperCase() + words.slice(1).replace(/([^.])$/, '$1.');
