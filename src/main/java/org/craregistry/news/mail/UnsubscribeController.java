package org.craregistry.news.mail;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.security.AbsentAccounts;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.util.HtmlUtils;

/**
 * Ends letters for whoever follows the link in one, without a sign-in. Only POST ends anything, as people do with the button of the page
 * and programs of theirs at once (RFC 8058): links are followed by scanners too.
 */
@Controller
class UnsubscribeController {

    private static final String PATH = LetterEnd.PATH + "{secrets}";
    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Letters of the CRA Registry</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"></head>
            <body><main><h1>Letters of the CRA Registry</h1>
            %s
            </main></body></html>
            """;

    private static final String NOTHING_LEFT =
            "<p>Nothing is left to end: you get no e-mails by what this link stands for.</p>";

    private final NewsChoices choices;
    private final PortfolioQueries portfolios;
    private final AbsentAccounts accounts;

    UnsubscribeController(NewsChoices choices, PortfolioQueries portfolios, AbsentAccounts accounts) {
        this.choices = choices;
        this.portfolios = portfolios;
        this.accounts = accounts;
    }

    /** A page with a button; nothing ends by looking at it. */
    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> ask(@PathVariable String secrets) {
        List<NewsChoice> found = LetterEnd.parse(secrets).map(choices::of).orElse(List.of());
        return page(
                found.isEmpty()
                        ? NOTHING_LEFT
                        : "<p>You get e-mails about %s.</p><form method=\"post\"><button>Get no more of them</button></form>"
                                .formatted(names(found)));
    }

    /** Ends them and says which; where a mail program has ended them before, that nothing is left. */
    @PostMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> unsubscribe(@PathVariable String secrets) {
        List<NewsChoice> ended = LetterEnd.parse(secrets).map(choices::end).orElse(List.of());
        return page(
                ended.isEmpty()
                        ? NOTHING_LEFT
                        : "<p>You get no more e-mails about %s. To get them again, choose them on the page News.</p>"
                                .formatted(names(ended)));
    }

    /** The names of what the account still sees, and how many others there are: the link may be in other hands by now. */
    private String names(List<NewsChoice> found) {
        UUID account = found.get(0).account();
        List<UUID> chosen = found.stream().map(NewsChoice::portfolio).toList();
        List<String> names = accounts.visible(account, chosen).stream()
                .flatMap(id -> portfolios.findForWork(id).stream())
                .map(PortfolioView::name)
                .sorted()
                .toList();
        int others = chosen.size() - names.size();
        String unseen = others == 1
                ? "a portfolio that you do not see any more"
                : "%,d portfolios that you do not see any more".formatted(others);
        String words = Stream.concat(names.stream(), Stream.of(unseen).limit(Math.min(1, others)))
                .collect(Collectors.joining(", "));
        return HtmlUtils.htmlEscape(words, "UTF-8");
    }

    private static ResponseEntity<String> page(String words) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(PAGE.formatted(words));
    }
}
