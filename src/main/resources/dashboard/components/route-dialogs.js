import { ask, change, gql } from '../base/api.js';
import { word } from '../base/registry.js';
import { openRecordDialog } from './record-dialog.js';

const DECIDE_ROUTE = gql`
  mutation DecideRoute($input: DecideArticle15RouteInput!) { decideArticle15Route(input: $input) { errors { code path message } } }
`;
const WITHDRAW_ROUTE = gql`
  mutation WithdrawRoute($input: WithdrawRouteDecisionInput!) { withdrawRouteDecision(input: $input) { errors { code path message } } }
`;
const PRODUCT_REVISION = gql`query ProductRevision($id: ID!) { product(by: { id: $id }) { revision } }`;

const reread = async (id) => ({ revision: (await ask(PRODUCT_REVISION, { id })).product.revision, values: {} });

/** Asks for what makes a decision on a route: a reason, and from when. */
export function decideRoute(product, route, plan, done) {
  openRecordDialog({
    title: plan ? 'Plan this route' : 'Rely on this route',
    intro: plan
      ? `${word('Article15Route', route)}: what it still takes is shown until it is there; then you decide to rely on it.`
      : `${word('Article15Route', route)}: what it rests on is kept with your decision and your name, and can be replayed.`,
    button: plan ? 'Plan it' : 'Rely on it',
    needsReason: true,
    fields: [{ name: 'from', label: 'From', type: 'day', help: 'empty for the first day on which it can count' }],
    values: {},
    revision: product.revision,
    send: (values, reason, revision) => change(DECIDE_ROUTE, { input: { id: product.id, expectedRevision: revision, route, plan, ...values, reason } }),
    reread: () => reread(product.id),
    done,
  });
}

export function withdrawRoute(product, done) {
  openRecordDialog({
    title: product.routeDecision.planned ? 'Give up the plan?' : 'Stop relying on this route?',
    intro: 'The decision stays on record.',
    button: product.routeDecision.planned ? 'Give it up' : 'Stop relying on it',
    needsReason: true,
    fields: [],
    revision: product.revision,
    send: (none, reason, revision) => change(WITHDRAW_ROUTE, { input: { id: product.id, expectedRevision: revision, reason } }),
    reread: () => reread(product.id),
    done,
  });
}
