import { html, nothing } from '../lib/lit.js';
import { ask, gql } from '../base/api.js';
import { adjust, to } from '../base/address.js';
import { day, moment, today } from '../base/figures.js';
import { Page } from '../base/page.js';
import { word } from '../base/registry.js';
import { changedFields } from './changed-fields.js';
import { failureNote } from './notes.js';
import { readRecord } from './product-record.js';
import { statusChip } from './status-chip.js';
import './decision-replay.js';

const PRODUCT_CHANGES = gql`
  query ProductChanges($id: ID!, $after: String, $whole: Boolean!, $knownOn: Date!, $past: Boolean!) {
    product(by: { id: $id }) {
      createdAt
      changes(first: 20, after: $after) {
        nodes { id at actor action subject subjectLabel through sheet row reason import { id } fieldChanges { field old new } }
        pageInfo { hasNextPage endCursor }
      }
      routeDecisions(first: 20) @include(if: $whole) {
        nodes { id route planned from reason decidedBy decidedAt current withdrawal { reason withdrawnBy withdrawnAt } }
      }
      recordedOn(knownOn: $knownOn) @include(if: $past) {
        name reference version manufacturer responsible certificates declarations assessments route routeFrom routePlanned changedAt withdrawnAt
      }
      then: determination(knownOn: $knownOn) @include(if: $past) {
        scope { outcome } classification { productClass } aiStatus { outcome } article15 { outcome detail } craConformity { outcome }
      }
    }
  }
`;

/** Who changed what and when, from which row; what was recorded on a past day; which decisions were made, and their replay. */
class ProductHistory extends Page {
  static properties = { product: { attribute: false }, more: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.more = [];
    this.problem = null;
  }

  async load({ params, query }) {
    const knownOn = query.get('knownOn');
    const asked = { id: params.id, after: null, whole: true, past: Boolean(knownOn), knownOn: knownOn ?? '2024-01-01' };
    const [{ product }, { questions }] = await Promise.all([ask(PRODUCT_CHANGES, asked), readRecord(params.id)]);
    this.more = [];
    this.pageInfo = product.changes.pageInfo;
    return { ...product, questions, knownOn };
  }

  async loadMore() {
    this.problem = null;
    try {
      const { product } = await ask(PRODUCT_CHANGES, { id: this.product.id, after: this.pageInfo.endCursor, whole: false, past: false, knownOn: '2024-01-01' });
      this.pageInfo = product.changes.pageInfo;
      this.more = [...this.more, ...product.changes.nodes];
    } catch (failure) {
      this.problem = failure;
    }
  }

  content(found) {
    const all = [...found.changes.nodes, ...this.more];
    return html`
      ${this.past(found)}
      ${found.routeDecisions.nodes.length ? html`<section class="card"><h2>Decisions on the route to Article 15</h2><ol class="tasks">${found.routeDecisions.nodes.map((one) => this.decision(one))}</ol></section>` : nothing}
      <section class="card"><h2>Changes</h2>
        <ol class="history">${all.map((one) => this.change(one, found.questions))}</ol>
        ${this.problem ? failureNote(this.problem) : nothing}
        ${this.pageInfo.hasNextPage ? html`<button type="button" @click=${this.loadMore}>Show earlier changes</button>` : nothing}</section>
    `;
  }

  past(found) {
    const { recordedOn: was, then, knownOn } = found;
    return html`
      <section class="card past">
        <div class="card-head"><h2>As it was recorded on a past day</h2>
          <label>Day <input type="date" max=${today(this.product.portfolio.timeZone)} .value=${knownOn ?? ''} @change=${(event) => adjust({ knownOn: event.target.value || null })}></label></div>
        ${!knownOn ? html`<p>Choose a day to see what the registry knew by its end, and what it answered then.</p>`
          : !was ? html`<p>It was not registered yet on ${day(knownOn)}: it has been since ${moment(found.createdAt)}.</p>`
          : html`<p><strong>${was.name}</strong>, ${[was.reference, was.version && `version ${was.version}`, was.manufacturer].filter(Boolean).join(', ')}. ${counted(was.certificates, 'certificate')}, ${counted(was.declarations, 'declaration')} and ${counted(was.assessments, 'assessment')} were on file${was.route ? `; ${word('Article15Route', was.route)} was ${was.routePlanned ? 'planned' : 'relied on'} from ${day(was.routeFrom)}` : ''}.</p>
            ${then ? html`<p class="chips">${statusChip('ScopeOutcome', then.scope.outcome)} ${statusChip('ProductClass', then.classification.productClass)} ${statusChip('AiStatusOutcome', then.aiStatus.outcome)} ${statusChip('Article15Outcome', then.article15.outcome)} ${statusChip('ConformityOutcome', then.craConformity.outcome)}</p>` : nothing}`}
      </section>
    `;
  }

  decision(one) {
    return html`<li><p><strong>${word('Article15Route', one.route)}</strong> ${one.planned ? 'planned' : 'relied on'} from <time>${day(one.from)}</time>${one.current ? html` <span class="tag">now</span>` : nothing}</p>
      <p>${one.reason}</p>
      <small>${one.decidedBy}, ${moment(one.decidedAt)}${one.withdrawal ? `; withdrawn by ${one.withdrawal.withdrawnBy}, ${moment(one.withdrawal.withdrawnAt)}: ${one.withdrawal.reason}` : ''}</small>
      <decision-replay .decision=${one.id}></decision-replay></li>`;
  }

  change(one, questions) {
    return html`<li>
      <div class="history-when"><time datetime=${one.at}>${moment(one.at)}</time> <small>${one.actor}${one.through === 'API' ? nothing : html` · ${word('ChangeThrough', one.through)}`}</small></div>
      <div><p><strong>${word('ChangeAction', one.action)}</strong>: ${word('ChangeSubject', one.subject)} ${named(one)}
        ${one.import ? html`<small>from <a href=${to(`/portfolios/${encodeURIComponent(this.product.portfolio.key)}/imports/${encodeURIComponent(one.import.id)}`)}>the import</a>${one.sheet ? `, sheet ${one.sheet}` : ''}${one.row ? `, row ${one.row}` : ''}</small>` : nothing}</p>
        ${one.reason ? html`<p class="why">“${one.reason}”</p>` : nothing}
        ${changedFields(one, questions)}</div></li>`;
  }
}

/** An assessment without a number is known by its procedure. */
const named = ({ subject, subjectLabel }) => (subject === 'ASSESSMENT' ? subjectLabel.replace(/^[A-Z_]+(?= of )/, (code) => word('Procedure', code)) : subjectLabel);

const counted = (count, one) => `${count} ${one}${count === 1 ? '' : 's'}`;

customElements.define('product-history', ProductHistory);
