import { html, nothing } from '../lib/lit.js';
import { figure } from '../base/figures.js';

/**
 * Why something did not work, in the words of the registry.
 *
 * @param {Error} failure
 * @param {(() => void) | null} again what the button to try again does
 */
export function failureNote(failure, again = null) {
  const words = failure.kind ? failure.message : 'This page met something unexpected. Reload it; if that does not help, tell an administrator.';
  if (!failure.kind) console.error(failure);
  return html`
    <div class="note bad" role="alert">
      <p>${words}</p>
      ${again ? html`<button type="button" @click=${again}>Try again</button>` : nothing}
    </div>
  `;
}

/** What the registry objects to, as the errors of a payload say it. */
export function objections(errors) {
  if (!errors?.length) return nothing;
  return html`
    <div class="note bad" role="alert">
      ${errors.length === 1 ? html`<p>${errors[0].message}</p>` : html`<ul>${errors.map((one) => html`<li>${one.message}</li>`)}</ul>`}
    </div>
  `;
}

/** That dates ahead are still being found, where many products were written at once. @param kept of how many what is kept holds */
export function datesAwaited(kept) {
  const left = kept.products - kept.laterDays;
  if (!left) return nothing;
  return html`<p class="note">The dates of ${figure(left)} of ${figure(kept.products)} products are still being found. Come back in a few minutes.</p>`;
}

/** What to do first where there is nothing yet. */
export function emptyNote(title, more = nothing) {
  return html`<div class="empty"><p class="empty-title">${title}</p>${more}</div>`;
}

/** Where something stands, with a link to the official text. */
export function citation(cited) {
  if (!cited) return nothing;
  return html`<a class="citation" href=${cited.url} target="_blank" rel="noreferrer">${cited.act.title} ${cited.place}</a>`;
}
