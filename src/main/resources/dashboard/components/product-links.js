import { html, nothing } from '../lib/lit.js';
import { to } from '../base/address.js';
import { may } from '../base/registry.js';

/** The address of a part of a product's page. */
export const partOf = (product, part, query) => to(`/products/${encodeURIComponent(product.id)}/${part}`, query);

/** Whether the reader may change this product, as far as a page can tell; the registry decides in any case. */
export const mayChange = (product, role = 'EDITOR') => !product.withdrawnAt && may(role, product.portfolio.id);

/** A link to a provision in the reading copy of the law; nothing for a step that is none. */
export function readingCopy(code) {
  if (!/^[A-Z][A-Z0-9_]*$/.test(code)) return nothing;
  return html` <a class="citation" href="/law#${code}" target="_blank">reading copy</a>`;
}

/** Where to go for what a condition rests on: the part of the page, with what it opens there. */
export function whereToMeet(product, place) {
  const [first, second, third] = place.replace(/\[\d+\]/g, '').split('.');
  if (first === 'facts') return partOf(product, 'facts', { fact: second });
  if (second === 'requirements' || second === 'article15Elements') return partOf(product, 'standings', { at: third ?? second });
  return partOf(product, 'evidence', third === undefined && place === `evidence.${second}` ? { add: second } : {});
}
