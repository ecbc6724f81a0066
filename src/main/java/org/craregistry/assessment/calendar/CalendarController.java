package org.craregistry.assessment.calendar;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.craregistry.assessment.ahead.DaysWithin;
import org.craregistry.graphql.QueryParameters;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.storage.TemporaryFolder;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/** Sends the dates ahead of a portfolio to calendars. Complete on disk before its first byte is sent, like every other file. */
@Controller
class CalendarController {

    private static final String TYPE = "text/calendar;charset=utf-8";

    private final PortfolioQueries portfolios;
    private final CalendarFile file;

    CalendarController(PortfolioQueries portfolios, CalendarFile file) {
        this.portfolios = portfolios;
        this.file = file;
    }

    /** @param within how many days ahead, 1 to 3650. The parameter {@code token} was read when the calendar signed in. */
    @GetMapping("/portfolios/{portfolioKey}/calendar.ics")
    void calendar(
            @PathVariable String portfolioKey,
            @RequestParam(defaultValue = "730") String within,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        QueryParameters.only(request, "within", "token");
        int days = DaysWithin.read(within);
        PortfolioView portfolio = portfolios.get(portfolioKey);
        Path complete = TemporaryFolder.newFile(".ics");
        try {
            String digest = file.write(portfolio, days, complete);
            response.setHeader(
                    HttpHeaders.CACHE_CONTROL,
                    CacheControl.noCache().cachePrivate().getHeaderValue());
            if (!new ServletWebRequest(request, response).checkNotModified(digest)) {
                send(complete, portfolio.key() + ".ics", request, response);
            }
        } finally {
            Files.deleteIfExists(complete);
        }
    }

    private static void send(Path complete, String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(TYPE);
        response.setContentLengthLong(Files.size(complete));
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.inline().filename(name).build().toString());
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            Files.copy(complete, response.getOutputStream());
        }
    }
}
