package org.craregistry.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.regex.Pattern;
import org.craregistry.graphql.DocumentSettings.Mode;
import org.craregistry.storage.WhoAsks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds the document that a request wants carried out: by the id of a trusted one, by a hash that a client sent with the text before
 * (Apollo's automatic persisted queries), or as it was sent.
 */
@Component
class DocumentChoice {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentChoice.class);
    private static final Pattern NAME = Pattern.compile("\\w{1,100}");
    private static final int NAMED_AT_MOST = 10_000;

    private final TrustedDocuments trusted;
    private final Mode mode;
    private final boolean remembers;
    private final int longest;
    private final WhoAsks whoAsks;
    private final Cache<String, String> remembered;
    private final Cache<String, Boolean> named =
            Caffeine.newBuilder().maximumSize(NAMED_AT_MOST).build();

    DocumentChoice(TrustedDocuments trusted, DocumentSettings settings, GraphQlLimits limits, WhoAsks whoAsks) {
        this.trusted = trusted;
        this.mode = settings.mode();
        this.remembers = settings.remembered() > 0 && mode != Mode.REFUSE;
        this.longest = limits.longestCachedDocument();
        this.whoAsks = whoAsks;
        this.remembered =
                Caffeine.newBuilder().maximumSize(settings.remembered()).build();
    }

    /**
     * The text of a document.
     *
     * @param operation the name under which the client asks, for the log
     * @throws DocumentRefused where there is none, or none that is carried out
     */
    String find(NamedDocument asked, @Nullable String operation) {
        String text = asked.text();
        String hash = asked.hash();
        if (text == null) {
            return check(known(String.valueOf(hash), asked.automatic()), operation);
        }
        if (hash != null && !hash.equals(TrustedDocuments.hash(text))) {
            // In the words of Apollo's server, which some clients look for.
            throw DocumentRefused.written("provided sha does not match query");
        }
        if (hash != null && remembers && text.length() <= longest) {
            remembered.put(hash, text);
        }
        return check(text, operation);
    }

    private String known(String hash, boolean automatic) {
        String text = trusted.find(hash).orElseGet(() -> remembers ? remembered.getIfPresent(hash) : null);
        if (text != null) {
            return text;
        }
        if (!automatic) {
            throw DocumentRefused.unknown("sha256:" + hash);
        }
        throw remembers ? DocumentRefused.toBeSent() : DocumentRefused.neverRemembered();
    }

    private String check(String text, @Nullable String operation) {
        if (mode == Mode.OFF || trusted.has(text)) {
            return text;
        }
        if (mode == Mode.REFUSE) {
            throw DocumentRefused.notTrusted();
        }
        String hash = TrustedDocuments.hash(text);
        if (named.asMap().putIfAbsent(hash, true) == null) {
            LOG.warn(
                    "Not among the trusted documents: sha256:{}, operation {}, asked for by {}",
                    hash,
                    operation != null && NAME.matcher(operation).matches() ? operation : "without a name",
                    whoAsks.account().orElse("nobody"));
        }
        return text;
    }
}
