/**
 * What products can be filtered by, as the address has it: each field of ProductFilter is a parameter of that name, a list is the
 * parameter repeated. `kind` names the words for its codes.
 *
 * @typedef {{ field: string, label: string, kind?: string, type?: 'codes' | 'texts' | 'boolean' | 'day', yes?: string, no?: string }} Filter
 * @type {Filter[]}
 */
export const FILTERS = [
  { field: 'productClass', label: 'Class', kind: 'ProductClass' },
  { field: 'aiStatus', label: 'AI Act', kind: 'AiStatusOutcome' },
  { field: 'craConformity', label: 'CRA conformity', kind: 'ConformityOutcome' },
  { field: 'article15', label: 'Article 15', kind: 'Article15Outcome' },
  { field: 'scope', label: 'Scope', kind: 'ScopeOutcome' },
  { field: 'applicability', label: 'What applies', kind: 'ApplicabilityOutcome' },
  { field: 'marketStage', label: 'Market', kind: 'MarketStage' },
  { field: 'category', label: 'Category', kind: 'CategoryCode' },
  { field: 'procedure', label: 'Open procedure', kind: 'Procedure' },
  { field: 'everyProcedure', label: 'Open procedure, each of', kind: 'Procedure' },
  { field: 'unmet', label: 'What is missing', kind: 'Condition' },
  { field: 'everyUnmet', label: 'What is missing, each of', kind: 'Condition' },
  { field: 'route', label: 'Route relied on', kind: 'Article15Route' },
  { field: 'routeSupport', label: 'Decision still supported', kind: 'RouteSupport' },
  { field: 'standingBasis', label: 'Basis of the requirements', kind: 'StandingBasis' },
  { field: 'openQuestion', label: 'Waits for', type: 'texts' },
  { field: 'everyOpenQuestion', label: 'Waits for each of', type: 'texts' },
  { field: 'responsible', label: 'Responsible', type: 'texts' },
  { field: 'relied', label: 'Route', type: 'boolean', yes: 'chosen', no: 'not chosen' },
  { field: 'classificationSigned', label: 'Class', type: 'boolean', yes: 'signed', no: 'not signed' },
  { field: 'withdrawn', label: 'Withdrawn', type: 'boolean', yes: 'only withdrawn', no: 'not withdrawn' },
  { field: 'placedFrom', label: 'Placed from', type: 'day' },
  { field: 'placedUntil', label: 'Placed until', type: 'day' },
];

/** The filter of an address, as the API takes it. @param {URLSearchParams} query */
export function filterOf(query) {
  const filter = {};
  const text = query.get('text');
  if (text) filter.text = text;
  for (const { field, type } of FILTERS) {
    const values = query.getAll(field).filter((value) => value !== '');
    if (!values.length) continue;
    if (type === 'boolean') filter[field] = values[0] === 'true';
    else filter[field] = type === 'day' ? values[0] : values;
  }
  return filter;
}
