package org.craregistry.security;

import java.util.Map;

/**
 * What the groups that somebody has at a provider of OpenID Connect mean here.
 *
 * @param roles by the key of a portfolio; there need not be such a portfolio
 */
record ProviderRights(boolean administrator, boolean auditor, Map<String, Role> roles) {

    ProviderRights {
        roles = Map.copyOf(roles);
    }
}
