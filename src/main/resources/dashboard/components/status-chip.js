import { html, svg } from '../lib/lit.js';
import { word } from '../base/registry.js';

/**
 * How an answer is meant: what it says is told by words and a shape, colour only repeats it. Answers of a kind stand in the order in
 * which they want attention.
 *
 * good: shown · part: shown in part · bad: not shown · look: wants attention · later: not yet · plain: how things are, neither good nor
 * bad · none: not asked · unknown: not known
 */
const TONES = {
  Article15Outcome: {
    BLOCKED_PROHIBITED: 'bad', WITHDRAWN: 'bad', EXPIRED: 'bad', SUSPENDED: 'bad', INCOMPLETE: 'bad', PARTIALLY_PRESUMED: 'part',
    UNKNOWN: 'unknown', NOT_YET_APPLICABLE: 'later', PRESUMED_PARTIAL_PLUS_DIRECT: 'good', DEMONSTRATED_DIRECTLY: 'good',
    PRESUMED_COMPLIANT: 'good', DEEMED_COMPLIANT: 'good', LIMITED: 'none', NOT_APPLICABLE: 'none',
  },
  ConformityOutcome: { NOT_DEMONSTRATED: 'bad', UNKNOWN: 'unknown', NOT_YET_APPLICABLE: 'later', DEMONSTRATED: 'good', NOT_APPLICABLE: 'none' },
  ProductClass: { CRITICAL: 'plain', IMPORTANT_CLASS_II: 'plain', IMPORTANT_CLASS_I: 'plain', DEFAULT: 'plain', NONE: 'none', UNKNOWN: 'unknown' },
  AiStatusOutcome: {
    PROHIBITED: 'bad', HIGH_RISK_ANNEX_I_A_AND_III: 'look', HIGH_RISK_ANNEX_I_A: 'look', HIGH_RISK_ANNEX_III: 'look', HIGH_RISK_ANNEX_I_B: 'look',
    UNKNOWN: 'unknown', NOT_HIGH_RISK_DEROGATION: 'good', NOT_HIGH_RISK: 'good', AI_OUT_OF_SCOPE: 'none', NOT_AI: 'none',
  },
  ScopeOutcome: { IN_SCOPE: 'plain', OUT_OF_SCOPE: 'none', STEWARD_REGIME: 'look', TOLERATED_NON_COMPLIANT: 'look' },
  ApplicabilityOutcome: { NOT_IN_FORCE: 'none', NOTHING_YET: 'later', ARTICLE_14_ONLY: 'part', FULL: 'look' },
  MarketStage: { PLANNED: 'later', ON_THE_MARKET: 'plain', NO_LONGER_PLACED: 'none' },
  RouteStatus: {
    DEEMED_COMPLIANT: 'good', PRESUMED: 'good', PRESUMED_VIA_STANDARD: 'good', PRESUMED_VIA_SPECIFICATION: 'good', EVIDENCED: 'good',
    PRESUMED_PARTIAL: 'part', UNAVAILABLE: 'none', NOT_YET_APPLICABLE: 'later', NOT_YET_VALID: 'later', NONE: 'bad', INCOMPLETE: 'bad',
    INVALID: 'bad', INVALIDATED: 'bad', WITHDRAWN: 'bad', EXPIRED: 'bad', SUSPENDED: 'bad',
  },
  RouteSupport: { PLANNED: 'later', PLAN_COMPLETE: 'part', SUPPORTED: 'good', NO_LONGER_SUPPORTED: 'bad' },
  Openness: { OPEN: 'good', CONDITIONAL: 'part', CLOSED: 'none' },
  Truth: { YES: 'good', NO: 'bad', UNKNOWN: 'unknown' },
  ImportAction: { CREATE: 'good', UPDATE: 'part', UNCHANGED: 'none', REJECTED: 'bad' },
  ImportState: {
    RECEIVED: 'later', PLANNING: 'later', PLANNED: 'look', APPLYING: 'later', APPLIED: 'good', FAILED: 'bad', DISCARDED: 'none',
    CANCELLED: 'none', REVERTING: 'later', REVERTED: 'none',
  },
};

const SHAPES = {
  good: svg`<circle cx="8" cy="8" r="7"/><path class="mark" d="m4.800 8.200 2.300 2.300 4.200-4.700"/>`,
  part: svg`<circle class="rim" cx="8" cy="8" r="6"/><path d="M8 2a6 6 0 0 1 0 12z"/>`,
  bad: svg`<rect x="1.500" y="1.500" width="13" height="13" rx="2.500"/><path class="mark" d="m5.300 5.300 5.400 5.400m0-5.400-5.400 5.400"/>`,
  look: svg`<path d="M8 1.300 15.500 14.500H.5z"/><path class="mark" d="M8 6v4m0 1.800v.4"/>`,
  later: svg`<circle class="rim" cx="8" cy="8" r="6"/><path class="rim" d="M8 4.500V8l2.500 1.700"/>`,
  plain: svg`<circle cx="8" cy="8" r="3"/>`,
  none: svg`<path class="rim" d="M3.500 8h9"/>`,
  unknown: svg`<circle class="rim dashed" cx="8" cy="8" r="6"/><path class="rim" d="M6.300 6.600a1.750 1.750 0 1 1 2.600 1.500q-.9.500-.9 1.200M8 11.300v.3"/>`,
};

/** Whether one answer wants attention before another of its kind, to sort by. */
export const byMeaning = (kind) => {
  const order = Object.keys(TONES[kind] ?? {});
  const rank = ({ code, state }) => order.indexOf(code ?? state);
  return (one, other) => rank(one) - rank(other);
};

export const toneOf = (kind, code) => TONES[kind]?.[code] ?? 'unknown';

/** The shape of a tone; whoever shows it says the words beside it. */
export const shape = (tone) => html`<svg class="shape ${tone}" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[tone]}</svg>`;

/** An answer as a shape with its words, such as statusChip('ProductClass', 'CRITICAL'). */
export function statusChip(kind, code) {
  const tone = toneOf(kind, code);
  const label = word(kind, code);
  return html`<span class="chip ${tone}" title=${label}>${shape(tone)}<span>${label}</span></span>`;
}
