package org.craregistry.law.plain;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of a page on the web. */
public final class WebAddress {

    /** What is accepted, to follow "use" or "accepted:". */
    public static final String ACCEPTED = "an address that begins with https:// or http://";

    private static final Pattern WRITTEN_WITH_PERCENT =
            Pattern.compile("[^A-Za-z0-9:/?#@!$&'()*+,;=._~%-]|%(?![0-9A-Fa-f]{2})");

    private static final Pattern HOST = Pattern.compile("([A-Za-z]+://)([^/?#:@]+)(.*)");

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private WebAddress() {}

    /** The address that a text is; empty where it is none, such as {@code javascript:} or an address without a host. */
    public static Optional<URI> find(String text) {
        try {
            URI url = new URI(text);
            boolean isOnTheWeb = url.getHost() != null
                    && SCHEMES.contains(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT));
            return isOnTheWeb ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * The same of a text as people copy it from a browser: with the name of a host in the letters of its language, and with blanks and
     * other characters that addresses hold with a percent sign.
     */
    public static Optional<URI> findAsTyped(String text) {
        return find(text)
                .or(() -> find(WRITTEN_WITH_PERCENT
                        .matcher(inLettersOfHosts(text))
                        .replaceAll(found -> URLEncoder.encode(found.group(), StandardCharsets.UTF_8)
                                .replace("+", "%20"))));
    }

    private static String inLettersOfHosts(String text) {
        Matcher parts = HOST.matcher(text);
        if (!parts.matches()) {
            return text;
        }
        try {
            return parts.group(1) + IDN.toASCII(parts.group(2)) + parts.group(3);
        } catch (IllegalArgumentException noHost) {
            return text;
        }
    }
}
