package org.craregistry.news;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.craregistry.portfolio.PortfolioView;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Where the pages are on which people see what they are told of. */
@Component
@EnableConfigurationProperties(NewsSettings.class)
public class NewsLinks {

    private final NewsSettings settings;

    NewsLinks(NewsSettings settings) {
        this.settings = settings;
    }

    /** A page of the registry; {@code null} where the configuration does not say where that is. @param path from a slash on */
    public @Nullable String page(String path) {
        return settings.baseUrl() == null ? null : settings.baseUrl() + path;
    }

    /**
     * The page on which to look at what happened.
     *
     * @param portfolio where it happened; {@code null} for what concerns the whole installation
     */
    public @Nullable String to(Happening happening, @Nullable PortfolioView portfolio) {
        String below = portfolio == null ? "/portfolios" : "/portfolios/" + encoded(portfolio.key());
        String subject = happening.subject();
        return page(
                switch (happening.kind()) {
                    case STATE_OF_LAW_ADOPTED -> "/law/states/" + encoded(String.valueOf(subject));
                    case IMPORT_WAITS -> below + "/imports/" + encoded(String.valueOf(subject));
                    case WEBHOOK_DISABLED -> below + "/news";
                    case DATE_AHEAD -> subject == null ? below + "/dates" : "/products/" + encoded(subject);
                    case DECISION_LOST_SUPPORT, VIOLATION_FOUND ->
                        subject == null ? below + "/products" : "/products/" + encoded(subject);
                });
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
