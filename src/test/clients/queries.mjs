// What front ends ask: the page of a product, a list, and two dates of one product in one query.

const citation = 'citation { act { title } place standing }';
const condition = `code truth statement because missingCodes ${citation}`;
const determination = `
  asOf stateOfLaw { id code } scope { outcome grounds { code } } classification { productClass category { code title } }
  aiStatus { outcome point } craConformity { outcome conditions { ${condition} } }
  article15 { outcome routes { route status unmet conditions { ${condition} } certificates { index status conditions { ${condition} } } } }
  findings { code severity message } openQuestions { fact question } reasons { level code truth statement }`;

export const queries = {
  ProductPageQuery: `query ProductPageQuery($id: ID!) {
    product(by: {id: $id}) { id revision reference version name
      portfolio { id key name viewer { role mayEdit } }
      certificates(first: 5) { nodes { id scheme number expiresOn } }
      requirements { id standing note requirement { code title part } }
      changes(first: 5) { totalCount nodes { id at action changed { id } fieldChanges { field old new } } }
      determination(asOf: "2028-09-01") { ${determination} } } }`,
  ProductListQuery: `query ProductListQuery($key: String!) {
    portfolio(key: $key) { id key
      status(asOf: "2028-09-01") { products byArticle15 { code label count } byUnmet { code label count } }
      products(first: 40) { totalCount nodes { id reference
        determination(asOf: "2028-09-01") { craConformity { outcome conditions { code truth because } }
          article15 { outcome routes { route status conditions { code truth because } } } } } } } }`,
  TwoDatesQuery: `query TwoDatesQuery($id: ID!) {
    product(by: {id: $id}) { id
      before: determination(asOf: "2027-06-01") { ${determination} }
      after: determination(asOf: "2028-09-01") { ${determination} } } }`,
};

/** Which values a query is asked with. */
export function variables(name, product, portfolio) {
  return name === 'ProductListQuery' ? { key: portfolio } : { id: product };
}

/** The same value without what caches add of their own. */
export function plain(value) {
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const fields = Object.entries(value).filter(([name]) => !name.startsWith('__'));
  return Object.fromEntries(fields.sort().map(([name, one]) => [name, plain(one)]));
}

/** Where two values differ, as paths; none where they are the same. */
export function differences(one, other, path = '') {
  if (Object.is(one, other)) {
    return [];
  }
  const objects = [one, other].every(value => value !== null && typeof value === 'object');
  if (!objects) {
    return [`${path}: ${JSON.stringify(one)} is shown as ${JSON.stringify(other)}`];
  }
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].flatMap(name => differences(one[name], other[name], `${path}/${name}`));
}
