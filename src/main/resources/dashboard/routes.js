/**
 * Which page belongs to which address. A page `name` is the element `<name-page>` in `pages/name-page.js`. The server answers exactly
 * these paths with the frame (PageController; a test compares them).
 *
 * @type {{ path: string, page: string, open?: boolean, first?: string }[]} `open`: shown to whoever is not signed in; `first`: the
 *     component that asks what the page shows first, before the page itself is there
 */
export const ROUTES = [
  { path: '/', page: 'portfolios' },
  { path: '/sign-in', page: 'sign-in', open: true },
  { path: '/welcome', page: 'welcome', open: true },
  { path: '/portfolios', page: 'portfolios' },
  { path: '/portfolios/{key}', page: 'portfolio', first: 'portfolio-answers' },
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
