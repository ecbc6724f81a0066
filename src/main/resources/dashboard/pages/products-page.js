import { html, nothing } from '../lib/lit.js';
import { repeat } from '../lib/directives.js';
import { ask, gql } from '../base/api.js';
import { adjust, asOf, here, to } from '../base/address.js';
import { figure } from '../base/figures.js';
import { filterOf } from '../base/filters.js';
import { Page } from '../base/page.js';
import { may } from '../base/registry.js';
import { COLUMNS, USUAL_COLUMNS } from '../components/product-columns.js';
import { FIRST_PAGE, below, filterChips, filterChoice } from '../components/filter-choice.js';
import { emptyNote } from '../components/notes.js';
import { bulkActions } from '../components/bulk-dialog.js';

const PRODUCTS = gql`
  query Products(
    $key: String!, $filter: ProductFilter, $order: [ProductOrder!], $asOf: Date,
    $first: Int, $after: String, $last: Int, $before: String, $questions: Boolean!
  ) {
    law @include(if: $questions) { questions { fact header } }
    portfolio(key: $key) {
      id key name
      products(filter: $filter, orderBy: $order, asOf: $asOf, first: $first, after: $after, last: $last, before: $before) {
        totalCount
        pageInfo { hasPreviousPage hasNextPage startCursor endCursor }
        nodes {
          id revision reference version name manufacturer responsible changedAt
          facts { placedOnMarketOn }
          determination(asOf: $asOf) {
            classification { productClass category { code } }
            aiStatus { outcome }
            craConformity { outcome }
            article15 { outcome }
            scope { outcome }
            applicability { outcome }
            marketStage
          }
        }
      }
    }
  }
`;

const PAGE = 50;
const PAUSE = 250;

/** The list of products: its address holds the search, the filters, the order, the columns and the page. */
class ProductsPage extends Page {
  static properties = { chosen: { state: true } };

  constructor() {
    super();
    this.chosen = new Map();
  }

  async load({ params, query }, options) {
    const filter = filterOf(query);
    const backwards = query.has('before') || query.has('last');
    const data = await ask(PRODUCTS, {
      key: params.key,
      filter,
      order: orderOf(query),
      asOf: asOf(),
      first: backwards ? null : PAGE,
      after: query.get('after'),
      last: backwards ? PAGE : null,
      before: query.get('before'),
      questions: query.has('openQuestion') || query.has('everyOpenQuestion'),
    }, { ...options, large: true });
    return { ...data, filter, query };
  }

  heading({ portfolio }) {
    return portfolio ? `Products of ${portfolio.name}` : '';
  }

  content({ portfolio, law, filter, query }) {
    if (!portfolio) return html`<h1>There is no such portfolio</h1><p>Or you may not see it. <a href=${to('/portfolios')}>Your portfolios</a></p>`;
    const { nodes, totalCount, pageInfo } = portfolio.products;
    const question = (field, value) => (field.endsWith('OpenQuestion') || field === 'openQuestion' ? law?.questions.find((one) => one.fact === value)?.header : null) ?? value;
    return html`
      <div class="page-head"><h1>Products</h1><p class="lead" role="status"><strong>${figure(totalCount)}</strong> ${totalCount === 1 ? 'product' : 'products'}</p></div>
      <div class="tools">
        <label class="tool-search"><span class="visually-hidden">Search in reference, version, name and manufacturer</span>
          <input type="search" placeholder="Reference, version, name, manufacturer" .value=${query.get('text') ?? ''} @input=${this.search}></label>
        ${filterChoice(query)} ${this.columnChoice(query)} ${this.downloads(portfolio, filter)}
      </div>
      ${filterChips(query, question)}
      ${this.chosen.size ? this.actions(portfolio) : nothing}
      ${nodes.length ? this.table(portfolio, nodes, query) : this.nothingFound(portfolio, query)}
      ${this.pages(pageInfo)}
    `;
  }

  /** Waits until the reader pauses; what is typed stays fluent. */
  search(event) {
    const text = event.target.value;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => adjust({ text, ...FIRST_PAGE }, { replace: true }), PAUSE);
  }

  columnChoice(query) {
    const on = columnsOf(query);
    const toggle = (name, ticked) => adjust({ columns: (ticked ? [...on, name] : on.filter((one) => one !== name)).join(',') || 'none' }, { replace: true });
    return html`
      <button type="button" popovertarget="column-choice">Columns</button>
      <div popover id="column-choice" class="panel" @toggle=${below}>
        <div class="choices">${Object.entries(COLUMNS).map(([name, { label }]) => html`
          <label class="tick"><input type="checkbox" .checked=${on.includes(name)} @change=${(event) => toggle(name, event.target.checked)}> <span>${label}</span></label>`)}</div>
      </div>
    `;
  }

  downloads(portfolio, filter) {
    const chosen = Object.keys(filter).length ? JSON.stringify(filter) : null;
    const address = (kind) => to(`/registers/${encodeURIComponent(portfolio.key)}.${kind}`, { filter: chosen });
    return html`<span class="downloads">Download <a href=${address('xlsx')} download>xlsx</a> <a href=${address('csv')} download>csv</a></span>`;
  }

  actions(portfolio) {
    return html`
      <div class="selection" role="region" aria-label="Selected products">
        <strong>${this.chosen.size} selected</strong>
        ${bulkActions(portfolio, this.chosen, () => this.done())}
        <button type="button" class="link" @click=${() => this.choose([])}>Select none</button>
      </div>
    `;
  }

  done() {
    this.choose([]);
    this.reload();
  }

  choose(products) {
    this.chosen = new Map(products.map((one) => [one.id, one]));
  }

  tick(product, ticked) {
    const others = [...this.chosen.values()].filter((one) => one.id !== product.id);
    this.choose(ticked ? [...others, product] : others);
  }

  table(portfolio, nodes, query) {
    const columns = columnsOf(query);
    const [order] = orderOf(query) ?? [{ field: 'REFERENCE', direction: 'ASCENDING' }];
    const mayChange = may('EDITOR', portfolio.id);
    const all = nodes.every((one) => this.chosen.has(one.id));
    return html`
      <div class="wide-table" tabindex="0" role="region" aria-label="Products">
      <table class="products">
        <thead><tr>
          ${mayChange ? html`<td class="check"><input type="checkbox" aria-label="Select all on this page" .checked=${all}
            @change=${(event) => this.choose(event.target.checked ? nodes : [])}></td>` : nothing}
          ${sortable('Product', 'NAME', order)}
          ${sortable('Reference', 'REFERENCE', order)}
          ${columns.map((name) => sortable(COLUMNS[name].label, COLUMNS[name].order, order))}
        </tr></thead>
        <tbody>${repeat(nodes, (one) => one.id, (one) => this.row(one, columns, mayChange))}</tbody>
      </table>
      </div>
    `;
  }

  row(product, columns, mayChange) {
    return html`
      <tr class=${this.chosen.has(product.id) ? 'chosen' : ''}>
        ${mayChange ? html`<td class="check"><input type="checkbox" aria-label="Select ${product.name}" .checked=${this.chosen.has(product.id)}
          @change=${(event) => this.tick(product, event.target.checked)}></td>` : nothing}
        <th scope="row" data-label="Product"><a href=${to(`/products/${encodeURIComponent(product.id)}`)}>${product.name}</a></th>
        <td data-label="Reference"><span>${product.reference}${product.version ? html` <small>${product.version}</small>` : nothing}</span></td>
        ${columns.map((name) => html`<td data-label=${COLUMNS[name].label}>${COLUMNS[name].cell(product)}</td>`)}
      </tr>
    `;
  }

  nothingFound(portfolio, query) {
    const filtered = Object.keys(filterOf(query)).length > 0;
    return html`<section class="card">${filtered
      ? emptyNote('No product fits.', html`<p>Take a filter away, or write less into the search.</p>`)
      : emptyNote('No products yet.', !may('COMPLIANCE', portfolio.id) ? nothing : html`<p><a href=${to(`/portfolios/${encodeURIComponent(portfolio.key)}/imports`)}>Import a spreadsheet of them</a></p>`)}</section>`;
  }

  pages({ hasPreviousPage, hasNextPage, startCursor, endCursor }) {
    if (!hasPreviousPage && !hasNextPage) return nothing;
    const link = (label, there, changes) =>
      there ? html`<a class="button" href=${pageAddress(changes)}>${label}</a>` : html`<span class="button off" aria-disabled="true">${label}</span>`;
    return html`
      <nav class="pages" aria-label="Pages of the list">
        ${link('First', hasPreviousPage, {})}
        ${link('Previous', hasPreviousPage, { before: startCursor })}
        ${link('Next', hasNextPage, { after: endCursor })}
        ${link('Last', hasNextPage, { last: 'page' })}
      </nav>
    `;
  }
}

function sortable(label, field, order) {
  if (!field) return html`<th scope="col">${label}</th>`;
  const on = order.field === field;
  const up = on && order.direction === 'ASCENDING';
  const sort = on ? (up ? 'ascending' : 'descending') : 'none';
  return html`<th scope="col" aria-sort=${sort}><button type="button" class="sort"
    @click=${() => adjust({ sort: field, direction: up ? 'DESCENDING' : null, ...FIRST_PAGE })}>${label}<span aria-hidden="true">${on ? (up ? ' ▲' : ' ▼') : ''}</span></button></th>`;
}

function orderOf(query) {
  const field = query.get('sort');
  return field ? [{ field, direction: query.get('direction') ?? 'ASCENDING' }] : null;
}

function columnsOf(query) {
  const named = query.get('columns')?.split(',').filter((name) => name in COLUMNS);
  return named ?? USUAL_COLUMNS;
}

function pageAddress(changes) {
  const query = new URLSearchParams(here().query);
  for (const name of Object.keys(FIRST_PAGE)) query.delete(name);
  for (const [name, value] of Object.entries(changes)) query.set(name, value);
  return `${location.pathname}?${query}`;
}

customElements.define('products-page', ProductsPage);
