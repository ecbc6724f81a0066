package org.craregistry.security;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the claims of a provider of OpenID Connect mean here; what is not named has no right. Where the provider is, is said by the
 * properties of Spring below {@code spring.security.oauth2}.
 *
 * @param accountClaim the claim that names the account; small letters are made of it
 * @param groupsClaim the claim that lists groups; with dots where it stands inside another one, such as {@code realm_access.roles}
 * @param administrators the groups whose members may do everything
 * @param auditors the groups whose members may read everything
 * @param roles which role in which portfolio the members of which group hold; of several the greatest counts
 * @param trustFor how long is relied on what the provider said last; after half of it the provider is asked again
 * @param rememberFor how long somebody who does not come back, so that the provider says nothing of him, still gets letters and counts
 *     as an administrator who is left
 */
@ConfigurationProperties("registry.security.provider")
record ProviderSettings(
        @DefaultValue("preferred_username") String accountClaim,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue List<String> administrators,
        @DefaultValue List<String> auditors,
        @DefaultValue List<RoleOfGroup> roles,
        @DefaultValue("1m") Duration trustFor,
        @DefaultValue("30d") Duration rememberFor) {

    /** What the members of a group may in a portfolio. @param portfolio its key */
    record RoleOfGroup(String group, String portfolio, Role role) {}

    /** The name of the account that claims stand for, empty where there is none that an account can have. */
    Optional<String> nameIn(Map<String, Object> claims) {
        return Optional.ofNullable(claims.get(accountClaim))
                .map(claim -> claim.toString().strip().toLowerCase(Locale.ROOT))
                .filter(Account::isName);
    }

    ProviderRights rightsIn(Map<String, Object> claims) {
        Set<String> groups = groupsIn(claims);
        Map<String, Role> held = new HashMap<>();
        roles.stream()
                .filter(one -> groups.contains(one.group()))
                .forEach(one -> held.merge(one.portfolio(), one.role(), ProviderSettings::greater));
        return new ProviderRights(
                administrators.stream().anyMatch(groups::contains),
                auditors.stream().anyMatch(groups::contains),
                held);
    }

    /** After how long the provider is asked again. */
    Duration askAfter() {
        return trustFor.dividedBy(2);
    }

    private Set<String> groupsIn(Map<String, Object> claims) {
        Object found = claims.get(groupsClaim);
        return found == null ? texts(within(claims)) : texts(found);
    }

    private @Nullable Object within(Map<String, Object> claims) {
        Object found = claims;
        for (String part : groupsClaim.split("\\.")) {
            found = found instanceof Map<?, ?> inner ? inner.get(part) : null;
        }
        return found;
    }

    private static Set<String> texts(@Nullable Object claim) {
        if (claim instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).collect(Collectors.toSet());
        }
        return claim instanceof String one ? Set.of(one) : Set.of();
    }

    private static Role greater(Role one, Role other) {
        return one.covers(other) ? one : other;
    }
}
