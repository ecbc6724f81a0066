import { html, nothing } from '../lib/lit.js';
import { day, moment } from '../base/figures.js';
import { word } from '../base/registry.js';
import { statusChip } from './status-chip.js';
import { citation } from './notes.js';

/** Which route is relied on, whether what is on record supports it, and what took the support from it. */
export function routeDecision(decision, withdraw, history) {
  if (!decision) {
    return html`<section class="card route-decision"><h2>The route relied on</h2><p class="empty-line">Nobody has decided on a route to Article 15. Whoever holds the role Compliance decides on one below, or plans one.</p></section>`;
  }
  return html`
    <section class="card route-decision">
      <div class="card-head"><h2>${decision.planned ? 'The route planned' : 'The route relied on'}</h2>${withdraw ? html`<button type="button" @click=${withdraw}>${decision.planned ? 'Give up the plan' : 'Stop relying on it'}</button>` : nothing}</div>
      <p class="decision-words"><strong>${word('Article15Route', decision.route)}</strong> ${statusChip('RouteSupport', decision.support)} <span>from <time>${day(decision.from)}</time></span></p>
      <blockquote>${decision.reason}</blockquote>
      <p><small>${decision.decidedBy}, ${moment(decision.decidedAt)} · <a href=${history}>earlier decisions and their replay</a></small></p>
      ${decision.causes.length ? html`<h3>What took the support${decision.unsupportedSince ? html`, since <time>${day(decision.unsupportedSince)}</time>` : nothing}</h3>
        <ul class="tasks">${decision.causes.map((one) => html`<li><p><strong>${one.label}.</strong> ${one.statement}</p><small>${one.since ? html`<time>${day(one.since)}</time> · ` : nothing}${citation(one.citation)}</small></li>`)}</ul>` : nothing}
      ${decision.unmetConditions.length ? html`<h3>What it lacks</h3><ul class="tasks">${decision.unmetConditions.map((one) => html`<li><p>${one.statement}</p><small>${one.because}</small></li>`)}</ul>` : nothing}
    </section>
  `;
}
