import { html, nothing } from '../lib/lit.js';
import { ask, gql } from '../base/api.js';
import { go, to } from '../base/address.js';
import { figure, moment } from '../base/figures.js';
import { Page } from '../base/page.js';
import { may } from '../base/registry.js';
import { upload } from '../base/uploads.js';
import { emptyNote } from '../components/notes.js';
import { statusChip } from '../components/status-chip.js';
import '../components/file-drop.js';

const IMPORTS = gql`
  query Imports($key: String!, $after: String) {
    portfolio(key: $key) {
      id key name
      imports(first: 30, after: $after) {
        nodes { id state fileName sizeInBytes uploadedBy uploadedAt finishedBy counts { rowsRead create update unchanged rejected } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

/** Where registers are uploaded, and those that were. */
class ImportsPage extends Page {
  async load({ params, query }) {
    return (await ask(IMPORTS, { key: params.key, after: query.get('after') })).portfolio;
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
    `;
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
