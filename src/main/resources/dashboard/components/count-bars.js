import { html, svg } from '../lib/lit.js';
import { figure } from '../base/figures.js';
import { shape } from './status-chip.js';

/**
 * Counts as bars; each leads to the list behind it.
 *
 * @param {{ label: string, count: number, href: string, tone: string }[]} rows
 * @param {number} total what a full bar stands for
 */
export function countBars(rows, total) {
  return html`
    <ul class="bars">
      ${rows.map(
        (row) => html`
          <li>
            <a href=${row.href}>
              <span class="bar-label">${shape(row.tone)}<span>${row.label}</span></span>
              <span class="bar-count">${figure(row.count)}</span>
              <svg class="bar" aria-hidden="true" preserveAspectRatio="none">
                ${svg`<rect class="track" width="100%" height="100%"/><rect class=${row.tone} width=${share(row.count, total)} height="100%"/>`}
              </svg>
            </a>
          </li>
        `,
      )}
    </ul>
  `;
}

const share = (count, total) => `${total ? Math.max(0.5, (100 * count) / total) : 0}%`;
