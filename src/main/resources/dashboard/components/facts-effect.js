import { html, nothing } from '../lib/lit.js';
import { statusChip } from './status-chip.js';

const ANSWERS = [
  ['Scope of the CRA', 'ScopeOutcome', (found) => found.scope.outcome],
  ['What of it applies', 'ApplicabilityOutcome', (found) => found.applicability.outcome],
  ['Class', 'ProductClass', (found) => found.classification.productClass],
  ['AI Act', 'AiStatusOutcome', (found) => found.aiStatus.outcome],
  ['Article 15', 'Article15Outcome', (found) => found.article15.outcome],
  ['CRA conformity', 'ConformityOutcome', (found) => found.craConformity.outcome],
];

/**
 * What an answer would change, shown before it is saved.
 *
 * @param {any} now what the law answers now
 * @param {any} then what it would answer; null before anything was chosen, `asked` while it is asked, or why it could not be told
 */
export function factsEffect(now, then) {
  return html`<div class="effect" role="status">${then === null || !now ? nothing : told(now, then)}</div>`;
}

function told(now, then) {
  if (then === 'asked') return html`<p>Looking at what this changes …</p>`;
  if (then instanceof Error) return html`<p>What this changes cannot be shown: ${then.message}</p>`;
  const changes = ANSWERS.filter(([, , read]) => read(now) !== read(then));
  return html`
    <p class="effect-title"><strong>${changes.length ? 'With this answer' : 'With this answer, what the law answers stays as it is.'}</strong></p>
    ${changes.length
      ? html`<dl class="effects">${changes.map(([label, kind, read]) => html`<div><dt>${label}</dt>
          <dd>${statusChip(kind, read(now))} <span aria-label="becomes">→</span> ${statusChip(kind, read(then))}</dd></div>`)}</dl>`
      : nothing}
    ${questionsThen(now, then)}
    ${then.article15.detail && then.article15.detail !== now.article15.detail ? html`<p>${then.article15.detail}</p>` : nothing}
  `;
}

function questionsThen(now, then) {
  const before = new Set(now.openQuestions.map((one) => one.fact));
  const after = new Set(then.openQuestions.map((one) => one.fact));
  const fresh = then.openQuestions.filter((one) => !before.has(one.fact));
  const settled = now.openQuestions.filter((one) => !after.has(one.fact)).length;
  if (!fresh.length && !settled) return nothing;
  return html`<p>${[
    settled ? `${settled} open ${settled === 1 ? 'question is' : 'questions are'} settled` : '',
    fresh.length ? `${fresh.length} ${fresh.length === 1 ? 'is' : 'are'} asked in addition` : '',
  ].filter(Boolean).join(', ')}; ${after.size === 0 ? 'then none is open' : `then ${after.size} ${after.size === 1 ? 'is' : 'are'} open`}.</p>`;
}
