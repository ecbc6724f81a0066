import { word } from '../base/registry.js';

/** Rows below the heading that they share. */
export function grouped(rows) {
  const groups = {};
  for (const row of rows) (groups[row.group] ??= []).push(row);
  return groups;
}

/** How a product stands to a requirement, as the table shows it. */
export function requirementRow({ requirement, note, ...standing }) {
  return {
    ...standing,
    ...requirement,
    note: note ?? '',
    isElement: false,
    kind: 'RequirementStandingValue',
    group: `Annex I of the CRA, ${word('AnnexIPart', requirement.part)}`,
    options: ['FULFILLED', 'NOT_FULFILLED', ...(requirement.mayBeNotApplicable ? ['NOT_APPLICABLE'] : [])],
    input: (draft) => ({ code: requirement.code, standing: draft.standing, note: draft.note.trim() || null }),
  };
}

/** How a product stands to an element, as the table shows it. */
export function elementRow({ element, evidence, ...standing }) {
  return {
    ...standing,
    ...element,
    note: evidence ?? '',
    isElement: true,
    kind: 'ElementStandingValue',
    group: element.cybersecurity ? 'Article 15 of the AI Act, cybersecurity' : 'Article 15 of the AI Act, accuracy and robustness',
    options: ['EVIDENCED', 'NOT_EVIDENCED', ...(element.mayBeNotAppropriate ? ['NOT_APPROPRIATE'] : [])],
    input: (draft) => ({ code: element.code, standing: draft.standing, evidence: draft.note.trim() || null }),
  };
}
