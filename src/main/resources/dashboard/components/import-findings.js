import { html, nothing } from '../lib/lit.js';
import { figure } from '../base/figures.js';
import { word } from '../base/registry.js';
import { shape } from './status-chip.js';

const MOST = 20;

/**
 * Equal problems of rows summed up, with what may be meant.
 *
 * @param {any[]} groups
 * @param {((group: any, code: string) => void) | null} take says what a value means, for this and later files; null where nobody may
 * @param {(group: any) => { code: string, cell: string }[]} accepted what the column of a group accepts; empty where it is no choice
 */
export function problemGroups(groups, take, accepted) {
  if (!groups.length) return nothing;
  return html`
    <ul class="problems">${groups.slice(0, MOST).map((group) => html`<li>${shape(group.severity === 'ERROR' ? 'bad' : 'look')}
      <span><span class="visually-hidden">${word('ImportSeverity', group.severity)}: </span>${group.example}
        ${group.count > 1 ? html`<small>in ${figure(group.count)} places</small>` : nothing}
        ${take && group.met ? meaning(group, take, accepted(group)) : nothing}</span></li>`)}</ul>
    ${groups.length > MOST ? html`<p><small>And ${groups.length - MOST} more kinds, which stand at their rows.</small></p>` : nothing}
  `;
}

/** What a value may mean: what is near, else whatever its column accepts. */
function meaning(group, take, accepted) {
  if (group.suggestions.length) return suggestions(group, take);
  if (group.severity !== 'ERROR' || !accepted.length) return nothing;
  const submit = (event) => {
    event.preventDefault();
    take(group, event.target.elements.code.value);
  };
  return html`<form class="suggestions" @submit=${submit}><label>Take “${group.met}” for
    <select name="code" required><option value="">choose …</option>${accepted.map(({ code, cell }) => html`<option value=${code}>${cell}</option>`)}</select></label>
    <button>Read it so</button></form>`;
}

function suggestions(group, take) {
  return html`<span class="suggestions">Take “${group.met}” for
    ${group.suggestions.map((one) => html`<button type="button" @click=${() => take(group, one.code)}>${one.cell}</button>`)}</span>`;
}

/**
 * What the answers become when the plan is carried out, each leading to its rows.
 *
 * @param {any[]} turns
 * @param {string | null} chosen the key of the one whose rows are shown
 * @param {(key: string | null) => void} choose
 */
export function turns(all, chosen, choose) {
  if (!all.length) return nothing;
  return html`<h3 class="turns-head">What the answers become</h3>
    <ul class="turns">${all.map((turn) => {
      const key = keyOf(turn);
      return html`<li><button type="button" aria-pressed=${String(key === chosen)} @click=${() => choose(key === chosen ? null : key)}>
        <strong>${figure(turn.products)}</strong> ${turn.before === null ? 'new: ' : nothing}${word('ImportTurnAnswer', turn.answer)}
        ${turn.before === null ? nothing : html`<del>${turn.beforeLabel}</del> `}<ins>${turn.afterLabel}</ins></button></li>`;
    })}</ul>`;
}

const keyOf = ({ answer, before, after }) => [answer, before ?? '', after].join('~');

/** The turn that a key in the address names, as the API takes it; null where it names none. */
export function turnOf(key) {
  const [answer, before, after] = (key ?? '').split('~');
  return after ? { answer, before: before || null, after } : null;
}
