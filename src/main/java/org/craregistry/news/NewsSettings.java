package org.craregistry.news;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How news are sent.
 *
 * @param baseUrl where people open the pages of the registry, such as {@code https://registry.example.com}; no e-mail is sent without it
 * @param from the address that letters come from
 * @param allowHttp whether webhooks may go to addresses without TLS
 * @param allowPrivateAddresses whether webhooks may go to this machine and into private networks
 * @param disableAfter after how long without any success a webhook is switched off
 * @param answerWithin how long an endpoint has to answer
 */
@ConfigurationProperties("registry.news")
public record NewsSettings(
        @Nullable String baseUrl,
        @Nullable String from,
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue("false") boolean allowPrivateAddresses,
        @DefaultValue("5d") Duration disableAfter,
        @DefaultValue("10s") Duration answerWithin) {

    public NewsSettings {
        baseUrl = baseUrl == null || baseUrl.isBlank() ? null : baseUrl.strip().replaceAll("/+$", "");
        from = from == null || from.isBlank() ? null : from.strip();
        String scheme =
                baseUrl == null ? "https" : String.valueOf(URI.create(baseUrl).getScheme());
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException(
                    "registry.news.base-url: \"%s\" is no address of web pages; use one such as https://registry.example.com."
                            .formatted(baseUrl));
        }
    }
}
