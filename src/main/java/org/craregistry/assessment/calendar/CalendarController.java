package org.craregistry.assessment.calendar;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.craregistry.assessment.ahead.DaysWithin;
import org.craregistry.graphql.DownloadBody;
import org.craregistry.graphql.Downloads;
import org.craregistry.graphql.QueryParameters;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.PortfolioView;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Sends the dates ahead of a portfolio to calendars. */
@Controller
class CalendarController {

    private static final String TYPE = "text/calendar;charset=utf-8";

    private final PortfolioQueries portfolios;
    private final CalendarFile file;
    private final Downloads downloads;

    CalendarController(PortfolioQueries portfolios, CalendarFile file, Downloads downloads) {
        this.portfolios = portfolios;
        this.file = file;
        this.downloads = downloads;
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
        ContentDisposition named =
                ContentDisposition.inline().filename(portfolio.key() + ".ics").build();
        DownloadBody body = new DownloadBody(TYPE, named, CacheControl.noCache().cachePrivate());
        downloads.send(body, request, response, out -> file.write(portfolio, days, out));
    }
}
