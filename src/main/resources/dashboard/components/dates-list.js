import { html, nothing } from '../lib/lit.js';
import { to } from '../base/address.js';
import { day, distance, figure, today } from '../base/figures.js';
import { word } from '../base/registry.js';
import { citation } from './notes.js';

/** Dates ahead, each with what happens, to which products and under which provision. */
export function datesList(entries, { timeZone, listOf }) {
  const now = today(timeZone);
  return html`
    <ol class="dates">
      ${entries.map(
        (one) => html`
          <li>
            <div class="date-when"><time datetime=${one.date}>${day(one.date)}</time> <small>${distance(now, one.date)} · ${word('AttentionKind', one.kind)}</small></div>
            <div>
              <p>${one.summary}</p>
              <small>${citation(one.citation)}
                ${one.product
                  ? html` · <a href=${to(`/products/${encodeURIComponent(one.product.id)}`)}>Open ${one.product.name}</a>`
                  : one.count > 1
                    ? html` · <a href=${listOf(one)}>${figure(one.count)} products</a>`
                    : nothing}</small>
            </div>
          </li>
        `,
      )}
    </ol>
  `;
}
