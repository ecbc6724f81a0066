import { html, nothing } from '../lib/lit.js';
import { adjust } from '../base/address.js';
import { FILTERS } from '../base/filters.js';
import { codesOf, word } from '../base/registry.js';

/** Any change of what is listed begins at the first page. */
export const FIRST_PAGE = { after: null, before: null, last: null };

/** The filters that are on, each to be taken away. @param {(field: string, value: string) => string} words for values without a label */
export function filterChips(query, words) {
  const chips = [];
  const text = query.get('text');
  if (text) chips.push(chip('Text', `“${text}”`, { text: null }));
  for (const { field, label, kind, type, yes, no } of FILTERS) {
    const values = query.getAll(field);
    for (const value of values) {
      const shown = type === 'boolean' ? (value === 'true' ? yes : no) : kind ? word(kind, value) : words(field, value);
      chips.push(chip(label, shown, { [field]: values.filter((one) => one !== value) }));
    }
  }
  if (!chips.length) return nothing;
  const none = Object.fromEntries([['text', null], ...FILTERS.map(({ field }) => [field, null])]);
  return html`
    <ul class="filter-chips" aria-label="Filters">
      ${chips}
      ${chips.length > 1 ? html`<li><button type="button" class="link" @click=${() => adjust({ ...none, ...FIRST_PAGE })}>Show all products</button></li>` : nothing}
    </ul>
  `;
}

function chip(label, value, without) {
  return html`
    <li><button type="button" class="filter-chip" @click=${() => adjust({ ...without, ...FIRST_PAGE })} aria-label="Remove the filter ${label}: ${value}">
      <span>${label}:</span> ${value} <span aria-hidden="true" class="cross">×</span></button></li>
  `;
}

/** Filters to choose from; what is ticked counts at once. */
export function filterChoice(query) {
  return html`
    <button type="button" popovertarget="filter-choice">Filter</button>
    <div popover id="filter-choice" class="panel" @toggle=${below}>
      ${FILTERS.map((filter) => (filter.type === 'texts' || filter.field.startsWith('every') ? nothing : group(filter, query)))}
    </div>
  `;
}

function group(filter, query) {
  const on = query.getAll(filter.field);
  return html`
    <details ?open=${on.length > 0}>
      <summary>${filter.label}${filter.type === 'boolean' ? html` <small>${filter.yes} or not</small>` : nothing}</summary>
      <div class="choices">${inputs(filter, on)}</div>
    </details>
  `;
}

function inputs(filter, on) {
  const { field } = filter;
  if (filter.type === 'day') {
    return html`<label>${filter.label} <input type="date" .value=${on[0] ?? ''} @change=${(event) => adjust({ [field]: event.target.value, ...FIRST_PAGE })}></label>`;
  }
  if (filter.type === 'boolean') {
    return ['true', 'false'].map((value) => tick(value === 'true' ? filter.yes : filter.no, on[0] === value, (ticked) => [ticked ? value : null], field));
  }
  return codesOf(filter.kind).map((code) =>
    tick(word(filter.kind, code), on.includes(code), (ticked) => (ticked ? [...on, code] : on.filter((one) => one !== code)), field),
  );
}

function tick(label, checked, next, field) {
  return html`<label class="tick"><input type="checkbox" .checked=${checked}
    @change=${(event) => adjust({ [field]: next(event.target.checked), ...FIRST_PAGE })}> <span>${label}</span></label>`;
}

/** Puts a panel below its button, inside the window. */
export function below(event) {
  if (event.newState !== 'open') return;
  const box = event.target;
  const button = document.querySelector(`[popovertarget="${box.id}"]`).getBoundingClientRect();
  box.style.left = `${Math.max(8, Math.min(button.left, document.documentElement.clientWidth - box.offsetWidth - 8))}px`;
  box.style.top = `${Math.max(8, Math.min(button.bottom + 4, innerHeight - box.offsetHeight - 8))}px`;
}
