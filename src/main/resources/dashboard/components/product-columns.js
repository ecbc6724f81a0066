import { html } from '../lib/lit.js';
import { day, moment } from '../base/figures.js';
import { word } from '../base/registry.js';
import { statusChip } from './status-chip.js';

/**
 * What the list of products can show; whoever reads chooses. `order` names what the list can be sorted by there.
 *
 * @type {Record<string, { label: string, order?: string, cell: (product: any) => unknown }>}
 */
export const COLUMNS = {
  version: { label: 'Version', cell: (product) => product.version },
  manufacturer: { label: 'Manufacturer', order: 'MANUFACTURER', cell: (product) => short(product.manufacturer) },
  responsible: { label: 'Responsible', order: 'RESPONSIBLE', cell: (product) => short(product.responsible) },
  placedOn: { label: 'Placed on the market', order: 'PLACED_ON', cell: (product) => day(product.facts.placedOnMarketOn) },
  productClass: { label: 'Class', order: 'PRODUCT_CLASS', cell: answer('ProductClass', (found) => found.classification.productClass) },
  aiStatus: { label: 'AI Act', cell: answer('AiStatusOutcome', (found) => found.aiStatus.outcome) },
  craConformity: { label: 'CRA conformity', cell: answer('ConformityOutcome', (found) => found.craConformity.outcome) },
  article15: { label: 'Article 15', cell: answer('Article15Outcome', (found) => found.article15.outcome) },
  scope: { label: 'Scope', cell: answer('ScopeOutcome', (found) => found.scope.outcome) },
  applicability: { label: 'What applies', cell: answer('ApplicabilityOutcome', (found) => found.applicability.outcome) },
  marketStage: { label: 'Market', cell: answer('MarketStage', (found) => found.marketStage) },
  category: {
    label: 'Category',
    cell: ({ determination }) => (determination?.classification.category ? word('CategoryCode', determination.classification.category.code) : ''),
  },
  changedAt: { label: 'Last change', order: 'CHANGED_AT', cell: (product) => moment(product.changedAt) },
};

export const USUAL_COLUMNS = ['productClass', 'aiStatus', 'craConformity', 'article15', 'responsible'];

/** A text on one line; whole where the pointer rests. */
const short = (text) => (text ? html`<span class="short" title=${text}>${text}</span>` : '');

function answer(kind, read) {
  return ({ determination }) => (determination ? statusChip(kind, read(determination)) : html`<small>cannot be told</small>`);
}
