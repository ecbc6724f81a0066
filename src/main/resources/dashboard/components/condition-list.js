import { html, nothing } from '../lib/lit.js';
import { word } from '../base/registry.js';
import { citation } from './notes.js';
import { partOf, readingCopy, whereToMeet } from './product-links.js';
import { shape, toneOf } from './status-chip.js';
import './term-help.js';

const DOING = { facts: 'Look at the answers', requirements: 'Record the requirements', article15Elements: 'Record the elements', certificates: 'Record a certificate', declarations: 'Record a declaration', assessments: 'Record an assessment' };

const TRUTHS = { YES: 'Met', NO: 'Not met', UNKNOWN: 'Not known' };

/** Whether what a condition demands is so; its statement follows. */
export const conditionTruth = (truth) => html`<span class="condition-truth">${TRUTHS[truth]}</span>`;

/** How many conditions are not met and how many not known, such as "5 of 7 conditions are not met, one is not known yet". */
export function countedConditions(conditions) {
  const count = (truth) => conditions.filter((one) => one.truth === truth).length;
  const all = conditions.length;
  const unmet = count('NO');
  const unknown = count('UNKNOWN');
  if (all === 1) return `its only condition is ${unmet ? 'not met' : unknown ? 'not known yet' : 'met'}`;
  if (!unmet && !unknown) return `all ${all} conditions are met`;
  if (!unmet) return `${unknown} of ${all} conditions ${unknown === 1 ? 'is' : 'are'} not known yet`;
  const open = unknown ? `, ${unknown === 1 ? 'one is' : `${unknown} are`} not known yet` : '';
  return `${unmet} of ${all} conditions ${unmet === 1 ? 'is' : 'are'} not met${open}`;
}

/** Conditions with what was met, where each stands, and where to meet those that are not; what is open comes first. */
export function conditionList(product, conditions) {
  const open = conditions.filter((one) => one.truth !== 'YES');
  const met = conditions.filter((one) => one.truth === 'YES');
  return html`
    ${open.length ? html`<ul class="conditions">${open.map((one) => condition(product, one))}</ul>` : nothing}
    ${met.length ? html`<details class="met" ?open=${!open.length}><summary>${shape('good')} ${met.length} met</summary><ul class="conditions">${met.map((one) => condition(product, one))}</ul></details>` : nothing}
  `;
}

function condition(product, one) {
  return html`
    <li>
      ${shape(toneOf('Truth', one.truth))}
      <div>
        <p class="condition-says">${conditionTruth(one.truth)} ${known(one.code)}${one.statement}</p>
        <p class="condition-because">${one.because}${missing(one)}</p>
        <p class="condition-foot">${one.truth === 'YES' ? nothing : wayTo(product, one)}${citation(one.citation)}${one.citation.standing === 'TEXT' ? nothing : html` <small>${word('Standing', one.citation.standing)}</small><term-help kind="Standing" code=${one.citation.standing}></term-help>`}${readingCopy(one.code)}</p>
      </div>
    </li>
  `;
}

/** The numbers of conditions are what lawyers call them by; other codes are no words. */
const known = (code) => (/^[A-Z]\d+$/.test(code) ? html`<span class="condition-number">${code}</span> ` : nothing);

function missing({ truth, missingCodes, because }) {
  if (truth === 'YES' || missingCodes.length < 2 || !/ more [a-z]+\.$/.test(because)) return nothing;
  const kind = missingCodes[0].startsWith('A15') ? 'ElementCode' : 'RequirementCode';
  return html` <details class="missing"><summary>All ${missingCodes.length}</summary><ul>${missingCodes.map((code) => html`<li>${word(kind, code)}</li>`)}</ul></details>`;
}

/** Where to record what would meet it: at the first requirement that it lacks, where it names some. */
function wayTo(product, one) {
  if (one.code === 'EVIDENCED') return link(product, 'evidence.article15Elements', 'article15Elements');
  if (one.restsOn.includes('evidence.requirements') && one.missingCodes.length) {
    return html`<a class="way" href=${partOf(product, 'standings', { at: one.missingCodes[0] })}>${DOING.requirements}</a> `;
  }
  if (one.code === 'C1') return link(product, 'evidence.certificates', 'certificates');
  const [place] = [...one.restsOn].sort((a, b) => Number(b.startsWith('evidence')) - Number(a.startsWith('evidence')));
  if (!place) return nothing;
  return link(product, place, place.startsWith('facts') ? 'facts' : place.split('.')[1].replace(/\[\d+\]/, ''));
}

const link = (product, place, list) => html`<a class="way" href=${whereToMeet(product, place)}>${DOING[list] ?? 'Record it'}</a> `;
