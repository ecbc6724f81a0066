import { word } from '../base/registry.js';

/** What a state of the law is: the one in force, a supposition to try out, a draft and so on. */
export const stateStanding = ({ inForce, hypothetical, status }) =>
  inForce ? 'in force' : hypothetical && status === 'SHIPPED' ? 'Supposed, to try out' : word('StateOfLawStatus', status);
