import { html, nothing } from '../lib/lit.js';
import { ask, change, gql } from '../base/api.js';
import { go, to } from '../base/address.js';
import { headerOf, registerColumns, valueOf } from '../base/columns.js';
import { figure, moment } from '../base/figures.js';
import { Page } from '../base/page.js';
import { may } from '../base/registry.js';
import { upload } from '../base/uploads.js';
import { emptyNote, objections } from '../components/notes.js';
import { statusChip } from '../components/status-chip.js';
import '../components/file-drop.js';

const IMPORTS = gql`
  query Imports($key: String!, $after: String) {
    portfolio(key: $key) {
      id key name
      registerMappings { field met meant }
      imports(first: 30, after: $after) {
        nodes { id state fileName sizeInBytes uploadedBy uploadedAt finishedBy counts { rowsRead create update unchanged rejected } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

const FORGET = gql`
  mutation ForgetMapping($input: ForgetMappingInput!) { forgetMapping(input: $input) { errors { code path message } } }
`;

/** Where registers are uploaded, those that were, and what was said of them that holds for later ones. */
class ImportsPage extends Page {
  static properties = { errors: { state: true } };

  constructor() {
    super();
    this.errors = [];
    this.fields = [];
  }

  async load({ params, query }) {
    const { portfolio } = await ask(IMPORTS, { key: params.key, after: query.get('after') });
    if (portfolio?.registerMappings.length) this.fields = await registerColumns();
    return portfolio;
  }

  heading(portfolio) {
    return portfolio ? `Imports into ${portfolio.name}` : '';
  }

  content(portfolio) {
    if (!portfolio) return html`<h1>There is no such portfolio</h1><p>Or you may not see it.</p>`;
    const address = (id) => to(`/portfolios/${encodeURIComponent(portfolio.key)}/imports/${encodeURIComponent(id)}`);
    const send = async (file) => go(address(await upload(portfolio.key, file)));
    return html`
      <div class="page-head"><h1>Imports</h1>
        <p class="actions"><a class="button" href="/registers/template.xlsx" download>Template</a></p></div>
      ${may('COMPLIANCE', portfolio.id)
        ? html`<file-drop .send=${send} words="Import a spreadsheet of products."></file-drop>
            <p class="hint"><small>Nothing is changed yet: you see first what it would do, row by row. Your own headers are fine.</small></p>`
        : html`<p class="note">Whoever holds the role Compliance in this portfolio can import.</p>`}
      <section class="card wide"><h2>Past imports</h2>${this.past(portfolio.imports, address)}</section>
      ${portfolio.registerMappings.length ? this.kept(portfolio) : nothing}
    `;
  }

  /** What headers and values of files mean, as somebody has said. */
  kept({ id, registerMappings }) {
    return html`<section class="card wide" id="kept"><h2>What was said of files</h2><p>It holds for every later file.</p>
      ${objections(this.errors)}
      <table class="rows">
        <thead><tr><th scope="col">In the file</th><th scope="col">Column</th><th scope="col">Means</th>${may('COMPLIANCE', id) ? html`<td></td>` : nothing}</tr></thead>
        <tbody>${registerMappings.map(({ field, met, meant }) => html`<tr>
          <th scope="row" data-label="In the file">“${met}”</th>
          <td data-label="Column">${field === null ? 'header' : headerOf(this.fields, field)}</td>
          <td data-label="Means">${field === null ? this.columnsMeant(meant) : valueOf(this.fields, field, meant)}</td>
          ${may('COMPLIANCE', id) ? html`<td><button type="button" class="link" @click=${() => this.forget({ portfolio: id, field, met })}>Forget “${met}”</button></td>` : nothing}
        </tr>`)}</tbody>
      </table></section>`;
  }

  columnsMeant(fields) {
    return fields ? fields.split(',').map((field) => headerOf(this.fields, field)).join(', ') : 'nothing to be read';
  }

  async forget(input) {
    try {
      this.errors = (await change(FORGET, { input })).errors;
    } catch (failure) {
      this.errors = [failure];
    }
    this.reload();
  }

  past({ nodes, pageInfo }, address) {
    if (!nodes.length) return emptyNote('Nothing was imported yet.');
    return html`
      <table class="rows">
        <thead><tr><th scope="col">File</th><th scope="col">State</th><th scope="col" class="number">New</th><th scope="col" class="number">Changed</th>
          <th scope="col" class="number">Unchanged</th><th scope="col" class="number">Rejected</th><th scope="col">Uploaded</th></tr></thead>
        <tbody>${nodes.map((one) => html`<tr>
          <th scope="row" data-label="File"><a href=${address(one.id)}>${one.fileName ?? 'without a name'}</a></th>
          <td data-label="State">${statusChip('ImportState', one.state)}</td>
          ${[['New', 'create'], ['Changed', 'update'], ['Unchanged', 'unchanged'], ['Rejected', 'rejected']].map(
            ([label, field]) => html`<td class="number" data-label=${label}>${figure(one.counts[field])}</td>`,
          )}
          <td data-label="Uploaded">${moment(one.uploadedAt)} <small>by ${one.uploadedBy}</small></td>
        </tr>`)}</tbody>
      </table>
      ${pageInfo.hasNextPage ? html`<p class="more"><a href=${to(location.pathname, { after: pageInfo.endCursor })}>Earlier ones</a></p>` : nothing}
    `;
  }
}

customElements.define('imports-page', ImportsPage);
