import { html, nothing } from '../lib/lit.js';
import { ask, gql } from '../base/api.js';
import { Page } from '../base/page.js';
import { to } from '../base/address.js';
import { portfolios } from '../base/registry.js';
import '../components/news-letters.js';
import '../components/news-webhooks.js';

const NEWS = gql`
  query News($key: String!) {
    viewer { account mail { enabled disabledBecause address unconfirmedAddress problem } }
    portfolio(key: $key) {
      id key name newsChoice { kinds leadTimes frequency }
      webhooks { id address kinds leadTimes enabled disabledBecause failingSince createdBy }
    }
  }
`;
const LETTERS = gql`
  query Letters { viewer { account mail { enabled disabledBecause address unconfirmedAddress problem } } }
`;

/** What the reader is told by e-mail, of a portfolio and where to; and what programs are told of it. */
class NewsPage extends Page {
  async load({ params }, options) {
    return params.key ? ask(NEWS, { key: params.key }, options) : ask(LETTERS, {}, options);
  }

  heading(data) {
    return data.portfolio ? `News of ${data.portfolio.name}` : 'News';
  }

  content({ viewer, portfolio }) {
    if (this.place.params.key && !portfolio) return html`<h1>There is no such portfolio</h1><p>Or you may not see it.</p>`;
    return html`
      <div class="page-head"><h1>News</h1><p class="lead">What the registry tells you, without your looking</p></div>
      <news-letters .mail=${viewer.mail} .portfolio=${portfolio ?? null} @news-changed=${() => this.reload()}></news-letters>
      ${portfolio ? nothing : this.portfolios()}
      ${portfolio?.webhooks ? html`<news-webhooks .portfolio=${portfolio} @news-changed=${() => this.reload()}></news-webhooks>` : nothing}
    `;
  }

  portfolios() {
    return html`<section class="card"><h2>Of what you are told</h2><p>You choose it for each portfolio.</p>
      <ul>${portfolios().map((one) => html`<li><a href=${to(`/portfolios/${encodeURIComponent(one.key)}/news`)}>News of ${one.name}</a></li>`)}</ul></section>`;
  }
}

customElements.define('news-page', NewsPage);
