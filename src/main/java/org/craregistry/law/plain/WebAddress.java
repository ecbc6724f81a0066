package org.craregistry.law.plain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** The address of a page on the web. */
public final class WebAddress {

    /** What is accepted, to follow "use" or "accepted:". */
    public static final String ACCEPTED = "an address that begins with https:// or http://";

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private WebAddress() {}

    /** The address that a text is; empty where it is none, such as {@code javascript:} or an address without a host. */
    public static Optional<URI> find(String text) {
        try {
            URI url = new URI(text);
            boolean isOnTheWeb = url.getHost() != null && SCHEMES.contains(String.valueOf(url.getScheme()));
            return isOnTheWeb ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
