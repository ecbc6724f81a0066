'use strict';

const firstQuery = `# The portfolios you may see, and how each of them stands.
{
  portfolios(first: 10) {
    nodes {
      key
      name
      status {
        products
        byClass { productClass count }
        byOpenQuestion { question { question } count }
      }
    }
  }
}
`;

// In the session of whoever is signed in, or with the credentials this page was opened with; nothing else is asked for or stored.
const proof = () => /(?:^|; )registry-csrf=([^;]*)/.exec(document.cookie)?.[1] ?? '';
const fetcher = GraphiQL.createFetcher({
  url: '/graphql',
  fetch: (url, options) => fetch(url, { ...options, headers: { ...options.headers, 'X-CSRF-Token': proof() } }),
});

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, { fetcher, defaultQuery: firstQuery, defaultEditorToolsVisibility: true }),
);
