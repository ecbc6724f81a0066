import { html, nothing } from '../lib/lit.js';
import { ask, gql } from '../base/api.js';
import { to } from '../base/address.js';
import { day, moment } from '../base/figures.js';
import { Page } from '../base/page.js';
import { viewer } from '../base/registry.js';
import { stateStanding } from '../components/state-standing.js';
import '../components/law-change.js';

const STATES = gql`
  query States {
    law {
      edition
      states(first: 100) {
        nodes { id code title describes status inForce hypothetical adoptedAt adoptedBy reevaluation { products renewed done } }
      }
      dates { code title date source checkedOn }
    }
  }
`;

/** The states of the law: the one in force, earlier ones and drafts; and the days on which its parts begin to apply. */
class StatesPage extends Page {
  async load() {
    return (await ask(STATES)).law;
  }

  heading() {
    return 'The law';
  }

  content(law) {
    return html`
      <div class="page-head"><h1>The law</h1><p class="lead">Edition ${law.edition} of the rules</p>
        <p class="actions"><a class="button" href="/law" target="_blank">Reading copy</a> <a class="button" href="/law.docx" download>as Word file</a>
          <a class="button" href="/law/examples" target="_blank">Examples</a></p></div>
      <section class="card wide"><h2>States of the law</h2><p>What is cited, designated and adopted under the acts. Answers rest on the one in force.</p>
        <table class="rows"><thead><tr><th scope="col">State</th><th scope="col">Status</th><th scope="col">Describes</th><th scope="col">Adopted</th></tr></thead>
          <tbody>${law.states.nodes.map((one) => this.row(one))}</tbody></table>
        ${viewer().administrator ? html`<law-change></law-change>` : nothing}</section>
      <section class="card wide"><h2>Dates of application</h2>
        <table class="rows"><thead><tr><th scope="col">Day</th><th scope="col">What begins</th><th scope="col">Source</th></tr></thead>
          <tbody>${[...law.dates].sort((a, b) => a.date.localeCompare(b.date)).map((one) => html`<tr><th scope="row" class="day">${day(one.date)}</th>
            <td data-label="What begins">${one.title[0].toUpperCase() + one.title.slice(1)}</td><td data-label="Source"><small>${one.source}${one.checkedOn ? `, checked ${day(one.checkedOn)}` : ''}</small></td></tr>`)}</tbody></table></section>
    `;
  }

  row(one) {
    const progress = one.reevaluation;
    return html`<tr>
      <th scope="row"><a href=${to(`/law/states/${encodeURIComponent(one.id)}`)}>${one.code}: ${one.title}</a></th>
      <td data-label="Status">${one.inForce ? html`<strong>${stateStanding(one)}</strong>` : stateStanding(one)}
        ${progress && !progress.done ? html`<br><small>${progress.renewed} of ${progress.products} products follow it already</small>` : nothing}</td>
      <td data-label="Describes" class="day">${day(one.describes)}</td>
      <td data-label="Adopted">${one.adoptedAt ? html`${moment(one.adoptedAt)} <small>by ${one.adoptedBy}</small>` : nothing}</td></tr>`;
  }
}

customElements.define('states-page', StatesPage);
