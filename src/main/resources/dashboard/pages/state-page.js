import { html, nothing } from '../lib/lit.js';
import { ask, change, gql } from '../base/api.js';
import { asOf, go, to } from '../base/address.js';
import { day, moment } from '../base/figures.js';
import { Page } from '../base/page.js';
import { viewer, word } from '../base/registry.js';
import { citation, emptyNote, objections } from '../components/notes.js';
import { stateStanding } from '../components/state-standing.js';
import '../components/law-change.js';
import '../components/law-impact.js';

const STATE = gql`
  query State($id: ID!) {
    node(id: $id) {
      ... on StateOfLaw {
        id code title describes status inForce hypothetical revision draftedBy draftedAt adoptedBy adoptedAt reason
        base { code title }
        legalChanges { list reference before day entry { title } source url checkedOn }
        listings { name title citation { act { title } place url } source url checkedOn entries { reference title since remark } }
      }
    }
  }
`;
const ADOPT = gql`
  mutation Adopt($input: AdoptStateOfLawInput!) { adoptStateOfLaw(input: $input) { errors { code path message } } }
`;
const TAKE_OUT = gql`
  mutation TakeOut($input: UpdateStateOfLawDraftInput!) { updateStateOfLawDraft(input: $input) { errors { code path message } } }
`;
const DISCARD_DRAFT = gql`
  mutation DiscardDraft($input: DiscardStateOfLawDraftInput!) { discardStateOfLawDraft(input: $input) { errors { code path message } } }
`;

/** One state of the law: what is listed under it; for a draft what it changes, what that would move, and its adoption. */
class StatePage extends Page {
  static properties = { errors: { state: true } };

  constructor() {
    super();
    this.errors = [];
  }

  async load({ params }) {
    return (await ask(STATE, { id: params.id })).node ?? { code: null };
  }

  heading(state) {
    return state.code ? `${state.code}: ${state.title}` : '';
  }

  async carryOut(mutation, input) {
    const payload = await change(mutation, { input }).catch((failure) => ({ errors: [failure] }));
    this.errors = payload.errors;
    if (!this.errors.length) go(to('/law/states'));
  }

  adopt(event, state) {
    event.preventDefault();
    this.carryOut(ADOPT, { id: state.id, expectedRevision: state.revision, reason: new FormData(event.target).get('reason').trim() });
  }

  async takeOut(state, { list, reference }) {
    const input = { id: state.id, expectedRevision: state.revision, removedChanges: [{ list, reference }] };
    const payload = await change(TAKE_OUT, { input }).catch((failure) => ({ errors: [failure] }));
    this.errors = payload.errors;
    if (!this.errors.length) this.reload();
  }

  content(state) {
    if (!state.code) return html`<h1>There is no such state of the law</h1><p><a href=${to('/law/states')}>All states</a></p>`;
    const draft = state.status === 'DRAFT';
    return html`
      <p class="crumb"><a href=${to('/law/states')}>The law</a></p>
      <div class="page-head"><h1>${state.code}: ${state.title}</h1>
        <p class="lead">${stateStanding(state)}: ${state.hypothetical ? 'not the law, but a supposition that starts from' : 'describes'} the law of ${day(state.describes)}</p></div>
      ${state.adoptedAt ? html`<p class="note">Adopted ${moment(state.adoptedAt)} by ${state.adoptedBy}: ${state.reason}</p>` : nothing}
      ${objections(this.errors)}
      ${state.legalChanges.length ? this.changes(state, draft && viewer().administrator) : nothing}
      ${draft ? html`<section class="card wide"><h2>What it would change</h2><law-impact .draft=${state.code} .asOf=${asOf()}></law-impact></section>` : nothing}
      ${draft && viewer().administrator ? this.adoption(state) : nothing}
      <section class="card wide"><h2>What is listed</h2>${state.listings.map((one) => this.listing(one))}</section>
    `;
  }

  changes(state, drafts) {
    const alike = (one) => state.legalChanges.filter((other) => other.list === one.list && other.reference === one.reference).length;
    const several = (one) => alike(one) < state.legalChanges.length;
    return html`<section class="card wide"><h2>Changes of ${state.base?.code}</h2><ul class="tasks">${state.legalChanges.map((one) => html`<li>
      <p><strong>${this.named(one)}</strong> ${one.entry?.title ?? nothing} ${one.before ? html`from ${day(one.before)} to ${day(one.day)}` : one.day ? html`from ${day(one.day)}` : nothing}</p>
      <small>${one.entry ? html`${state.listings.find((listing) => listing.name === one.list).title} · ` : nothing}<a href=${one.url} target="_blank" rel="noreferrer">${one.source}</a>, checked ${day(one.checkedOn)}</small>
      ${drafts && several(one) ? html`<button type="button" class="link" @click=${() => this.takeOut(state, one)}>Take out${alike(one) > 1 ? ` all ${alike(one)} of it` : ''} <span class="visually-hidden">of the draft: ${this.named(one)}</span></button>` : nothing}</li>`)}</ul>
      ${drafts ? html`<law-change .draft=${state} @draft-changed=${() => this.reload()}></law-change>` : nothing}</section>`;
  }

  named(one) {
    return one.list === 'dates' ? word('LegalDateCode', one.reference) : one.reference;
  }

  adoption(state) {
    return html`<section class="card wide"><h2>Adopt it</h2><p>From then on answers rest on it. What is kept beside the products follows in the background; nobody reads an old answer.</p>
      <form class="stack" @submit=${(event) => this.adopt(event, state)}>
        <label>Reason<textarea name="reason" rows="2" required maxlength="4000"></textarea></label>
        <div class="actions"><button class="primary">Put it in force</button>
          <button type="button" @click=${() => this.carryOut(DISCARD_DRAFT, { id: state.id, expectedRevision: state.revision })}>Set the draft aside</button></div>
      </form></section>`;
  }

  listing(one) {
    return html`<details class="listing"><summary>${one.title} <small>${one.entries.length || 'none'}</small></summary>
      ${one.entries.length
        ? html`<ul>${one.entries.map((entry) => html`<li><strong>${entry.reference}</strong> ${entry.title ?? nothing}
            <small>${entry.since ? `from ${day(entry.since)}` : ''} ${entry.remark ?? ''}</small></li>`)}</ul>`
        : emptyNote('Nothing was found when somebody last looked.')}
      <p><small>${citation(one.citation)} · <a href=${one.url} target="_blank" rel="noreferrer">${one.source}</a>, checked ${day(one.checkedOn)}</small></p></details>`;
  }
}

customElements.define('state-page', StatePage);
