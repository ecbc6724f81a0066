package org.craregistry.conformity;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import org.craregistry.audit.StatedReason;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.storage.StorableText;
import org.jspecify.annotations.Nullable;

/** An address as somebody attaches it, checked. */
record AttachedAddress(
        URI url,
        @Nullable String title,
        @Nullable ProductDocumentKind kind,
        @Nullable String reason) {

    private static final int LONGEST_ADDRESS = 2000;
    private static final int LONGEST_TITLE = 255;

    static AttachedAddress of(
            URL url, @Nullable String title, @Nullable ProductDocumentKind kind, @Nullable String reason) {
        return new AttachedAddress(checked(url), title(title), kind, StatedReason.optional(reason));
    }

    private static URI checked(URL url) {
        String text = url.toString();
        if (text.length() > LONGEST_ADDRESS) {
            throw Refused.because(
                    Code.INVALID,
                    "url",
                    "The address has %,d characters; at most %,d are accepted."
                            .formatted(text.length(), LONGEST_ADDRESS));
        }
        try {
            URI address = url.toURI();
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (address.getHost() != null
                    && address.getUserInfo() == null
                    && List.of("https", "http").contains(scheme)) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Refused below, like an address of another kind.
        }
        throw Refused.because(
                Code.INVALID,
                "url",
                "This is no address that can be kept; use one that begins with https:// or http:// and names neither a user nor a password.");
    }

    private static @Nullable String title(@Nullable String told) {
        String title = told == null ? "" : told.strip();
        if (title.length() > LONGEST_TITLE || !StorableText.is(title)) {
            throw Refused.because(
                    Code.INVALID,
                    "title",
                    "The title cannot be kept; use at most %d characters, and none that cannot be seen."
                            .formatted(LONGEST_TITLE));
        }
        return StorableText.isSeen(title) ? title : null;
    }
}
