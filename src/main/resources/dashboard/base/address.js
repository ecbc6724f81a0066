/**
 * Which page belongs to which address. A page `name` is the element `<name-page>` in `pages/name-page.js`. The server answers exactly
 * these paths with the frame (PageController; a test compares them).
 *
 * @type {{ path: string, page: string, open?: boolean, first?: string, asks?: string }[]} `open`: shown to whoever is not signed in;
 *     `first`: the component that asks what the page shows first, before the page itself is there; `asks`: its document, which the browser
 *     is told to ask for with everything else that the page is made of
 */
const ROUTES = [
  { path: '/', page: 'portfolios' },
  { path: '/sign-in', page: 'sign-in', open: true },
  { path: '/welcome', page: 'welcome', open: true },
  { path: '/portfolios', page: 'portfolios' },
  { path: '/portfolios/{key}', page: 'portfolio', first: 'portfolio-answers', asks: 'STATUS' },
  { path: '/portfolios/{key}/products', page: 'products' },
  { path: '/portfolios/{key}/imports', page: 'imports' },
  { path: '/portfolios/{key}/imports/{id}', page: 'import' },
  { path: '/portfolios/{key}/dates', page: 'dates' },
  { path: '/portfolios/{key}/people', page: 'people' },
  { path: '/portfolios/{key}/news', page: 'news' },
  { path: '/products/{id}', page: 'product' },
  { path: '/products/{id}/{part}', page: 'product' },
  { path: '/law/states', page: 'states' },
  { path: '/law/states/{id}', page: 'state' },
  { path: '/accounts', page: 'accounts' },
  { path: '/accounts/{id}', page: 'person' },
  { path: '/account', page: 'account' },
  { path: '/news', page: 'news' },
];

/**
 * Where the reader is: the address of the page holds everything that a link to it has to say. The day "as of" is chosen once and goes
 * along with every link.
 *
 * @typedef {{ page: string, path: string, params: Record<string, string>, query: URLSearchParams, open: boolean, first?: string }} Place
 */

const moved = new EventTarget();
const patterns = ROUTES.map((route) => ({
  ...route,
  pattern: new RegExp('^' + route.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)') + '$'),
}));

/** @returns {Place | null} null where the address is no page */
export function placeOf(url) {
  for (const { page, open, first, pattern } of patterns) {
    const match = pattern.exec(url.pathname);
    if (match) {
      const params = Object.fromEntries(
        Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
      );
      return { page, path: url.pathname, params, query: url.searchParams, open: open === true, first };
    }
  }
  return null;
}

/** @returns {Place | null} */
export function here() {
  return placeOf(new URL(location.href));
}

/** The day chosen for all pages, such as 2028-06-01; null is today. */
export function asOf() {
  const day = new URLSearchParams(location.search).get('asOf') ?? '';
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
}

/**
 * An address of this site with the chosen day.
 *
 * @param {string} path each part already encoded
 * @param {Record<string, unknown>} query lists become repeated parameters; what is empty is left out
 */
export function to(path, query = {}) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ asOf: asOf(), ...query })) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') search.append(name, String(one));
    }
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/** The list of exactly the products of a filter that the API gave, such as beside a count. */
export function listOf(portfolioKey, filter) {
  return to(`/portfolios/${encodeURIComponent(portfolioKey)}/products`, filter);
}

/** Moves to another page or to the same with other parameters. */
export function go(href, { replace = false } = {}) {
  history[replace ? 'replaceState' : 'pushState'](null, '', href);
  moved.dispatchEvent(new Event('moved'));
}

/** Changes parameters of the present address; null takes one away. */
export function adjust(changes, options) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    query.delete(name);
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') query.append(name, String(one));
    }
  }
  const text = query.toString();
  go(location.pathname + (text ? `?${text}` : ''), options);
}

/** Calls back whenever the address has changed; the returned function ends that. */
export function onMove(callback) {
  moved.addEventListener('moved', callback);
  return () => moved.removeEventListener('moved', callback);
}

/** Lets links to pages change the address without loading everything anew. */
export function followLinks() {
  window.addEventListener('popstate', () => moved.dispatchEvent(new Event('moved')));
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const special = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!(link instanceof HTMLAnchorElement) || special || event.defaultPrevented) return;
    if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    const url = new URL(link.href);
    const place = placeOf(url);
    if (!place || place.open || (url.hash && url.pathname + url.search === location.pathname + location.search)) return;
    event.preventDefault();
    go(link.href);
  });
}
