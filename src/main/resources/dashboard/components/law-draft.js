import { html, nothing } from '../lib/lit.js';
import { change, gql } from '../base/api.js';
import { go, to } from '../base/address.js';
import { Component } from '../base/component.js';
import { day, today } from '../base/days.js';
import { objections } from './notes.js';

const DRAFT = gql`
  mutation DraftStateOfLaw($input: DraftStateOfLawInput!) {
    draftStateOfLaw(input: $input) { stateOfLaw { id } errors { code path message } }
  }
`;

/** Drafts a state of the law in which one date of application is moved; what is listed is drafted over the API. */
class LawDraft extends Component {
  static properties = { dates: { attribute: false }, errors: { state: true } };

  constructor() {
    super();
    this.dates = [];
    this.errors = [];
  }

  async submit(event) {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.target));
    const moved = { date: form.date, day: form.day, source: form.source.trim(), url: form.url.trim(), checkedOn: today('Europe/Brussels') };
    const payload = await change(DRAFT, { input: { title: form.title.trim(), legalChanges: { dates: [moved] } } }).catch((failure) => ({ errors: [failure] }));
    this.errors = payload.errors;
    if (payload.stateOfLaw) go(to(`/law/states/${encodeURIComponent(payload.stateOfLaw.id)}`));
  }

  view() {
    return html`
      <details><summary>Draft a change: a date is moved</summary>
        ${this.errors.length ? objections(this.errors) : nothing}
        <form class="stack" @submit=${this.submit}>
          <label>What it describes<input name="title" required maxlength="300"></label>
          <label>Date of application <select name="date">${this.dates.map((one) => html`<option value=${one.code}>${day(one.date)}: ${one.title}</option>`)}</select></label>
          <label>Moved to<input type="date" name="day" required></label>
          <label>Where it was read <small>such as the number of the Official Journal</small><input name="source" required maxlength="2000"></label>
          <label>Address of that source<input type="url" name="url" required placeholder="https://"></label>
          <button class="primary">Make the draft</button>
        </form>
        <p><small>Nothing rests on a draft until it is adopted; you see first which products it would move. Standards, schemes and delegated acts are drafted with
          draftStateOfLaw of the <a href="/graphiql">GraphQL API</a>.</small></p>
      </details>
    `;
  }
}

customElements.define('law-draft', LawDraft);
