import { Component, html, nothing } from '../lib/lit.js';
import { ask, gql } from '../base/api.js';
import { day } from '../base/figures.js';
import { word } from '../base/registry.js';
import { failureNote } from './notes.js';
import { shape, statusChip } from './status-chip.js';

const REPLAY_DECISION = gql`
  query ReplayDecision($id: ID!) {
    node(id: $id) {
      ... on RouteDecision {
        route evaluatedOn edition replaysAlike
        stateOfLaw { title }
        shown { outcome status conditions { code truth } }
        replay { article15 { outcome detail routes { route status conditions { code truth statement because } } } }
      }
    }
  }
`;

/** Asks the law again what it was asked when a decision was made, and holds both answers against each other. */
class DecisionReplay extends Component {
  static properties = { decision: {}, found: { state: true }, failure: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.decision = '';
    this.found = null;
    this.failure = null;
    this.busy = false;
  }

  async replay() {
    this.busy = true;
    this.failure = null;
    try {
      this.found = (await ask(REPLAY_DECISION, { id: this.decision })).node;
    } catch (failure) {
      this.failure = failure;
    } finally {
      this.busy = false;
    }
  }

  view() {
    if (this.failure) return failureNote(this.failure, () => this.replay());
    if (!this.found) return html`<button type="button" ?disabled=${this.busy} @click=${this.replay}>Replay it</button>`;
    const { shown, replay, replaysAlike, evaluatedOn, stateOfLaw, edition, route } = this.found;
    const conditions = replay?.article15.routes.find((one) => one.route === route)?.conditions ?? [];
    return html`<div class="replay" role="status">
      <p>${shape(replaysAlike ? 'good' : 'look')} <strong>${replaysAlike ? 'The replay says of the route exactly what was shown.' : 'The replay does not say what was shown.'}</strong>
        Asked as of <time>${day(evaluatedOn)}</time>, edition ${edition} of the rules${stateOfLaw ? `, ${stateOfLaw.title}` : ''}.</p>
      <p class="chips">Shown: ${statusChip('Article15Outcome', shown.outcome)} ${replay ? html`Replayed: ${statusChip('Article15Outcome', replay.article15.outcome)}` : 'The present rules no longer read what it rests on.'}</p>
      ${conditions.length ? html`<details><summary>Its ${conditions.length} conditions</summary><ul class="conditions">${conditions.map((one) => {
        const was = shown.conditions.find((other) => other.code === one.code)?.truth;
        return html`<li>${shape({ YES: 'good', NO: 'bad', UNKNOWN: 'unknown' }[one.truth])}<div><p class="condition-says">${one.statement}</p><p class="condition-because">${one.because}${was && was !== one.truth ? html` <strong>Shown then: ${word('Truth', was)}.</strong>` : nothing}</p></div></li>`;
      })}</ul></details>` : nothing}
    </div>`;
  }
}

customElements.define('decision-replay', DecisionReplay);
