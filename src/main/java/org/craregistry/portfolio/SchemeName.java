package org.craregistry.portfolio;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.craregistry.law.Certificate;
import org.craregistry.storage.StorableText;

/** How the scheme of a certificate is written beside a product, so that one name of it finds all that were typed alike. */
final class SchemeName {

    private static final int LONGEST = 60;
    private static final int MOST = 15;

    private SchemeName() {}

    /** The schemes of certificates, each once; of very many some. */
    static List<String> of(Collection<Certificate> certificates) {
        return certificates.stream()
                .map(Certificate::scheme)
                .filter(Objects::nonNull)
                .map(SchemeName::of)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .limit(MOST)
                .toList();
    }

    /** In capitals, and without what separates names in a column or stands for others in a search. */
    static String of(String scheme) {
        String name = scheme.strip().replaceAll("[,%_\\\\]", " ").toUpperCase(Locale.ROOT);
        return StorableText.cut(name, LONGEST).strip();
    }
}
