import './early.js';
import './components/registry-frame.js';
import { followLinks } from './base/address.js';

followLinks();
