package org.craregistry.register.downloads;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.craregistry.audit.Change;
import org.craregistry.audit.ChangeFilter;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.DownloadBody;
import org.craregistry.graphql.Downloads;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.QueryParameters;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.PortfolioView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Sends what changed in a portfolio to auditors, filtered as a ChangeFilter of the API filters; lists are repeated parameters. */
@Controller
class ChangesController {

    private static final String CSV = "text/csv;charset=UTF-8";

    private final PortfolioQueries portfolios;
    private final ChangesFile file;
    private final Downloads downloads;

    ChangesController(PortfolioQueries portfolios, ChangesFile file, Downloads downloads) {
        this.portfolios = portfolios;
        this.file = file;
        this.downloads = downloads;
    }

    @GetMapping("/registers/{portfolioKey}/changes.csv")
    void changes(@PathVariable String portfolioKey, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        QueryParameters.only(
                request,
                Set.of("subject", "action", "actor"),
                "subject",
                "action",
                "actor",
                "since",
                "until",
                "product");
        ChangeFilter filter = filter(request);
        PortfolioView portfolio = portfolios.get(portfolioKey);
        ContentDisposition named = ContentDisposition.attachment()
                .filename(portfolio.key() + "-changes.csv")
                .build();
        DownloadBody body = new DownloadBody(CSV, named, CacheControl.noStore());
        downloads.send(body, request, response, out -> file.write(portfolio, filter, out));
    }

    private static ChangeFilter filter(HttpServletRequest request) {
        String[] actors = request.getParameterValues("actor");
        String product = request.getParameter("product");
        return new ChangeFilter(
                choices(request, "subject", Change.Subject.class),
                choices(request, "action", Change.Action.class),
                actors == null ? null : List.of(actors),
                moment(request, "since"),
                moment(request, "until"),
                product == null ? null : checked(product));
    }

    private static String checked(String product) {
        NodeId.parse(product);
        return product;
    }

    private static <E extends Enum<E>> @Nullable List<E> choices(
            HttpServletRequest request, String name, Class<E> type) {
        String[] sent = request.getParameterValues(name);
        if (sent == null) {
            return null;
        }
        return Stream.of(sent)
                .map(one -> Arrays.stream(type.getEnumConstants())
                        .filter(choice -> choice.name().equals(one))
                        .findFirst()
                        .orElseThrow(() -> new BadRequest("%s: \"%s\" is not accepted; accepted: %s."
                                .formatted(name, BadRequest.shorten(one), all(type)))))
                .toList();
    }

    private static String all(Class<? extends Enum<?>> type) {
        return String.join(
                ", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
    }

    private static @Nullable OffsetDateTime moment(HttpServletRequest request, String name) {
        String sent = request.getParameter(name);
        try {
            return sent == null ? null : OffsetDateTime.parse(sent.toUpperCase(Locale.ROOT));
        } catch (DateTimeException none) {
            throw new BadRequest("%s: \"%s\" is no moment; use one such as 2026-11-22T09:30:00Z."
                    .formatted(name, BadRequest.shorten(sent)));
        }
    }
}
