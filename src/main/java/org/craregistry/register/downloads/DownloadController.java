package org.craregistry.register.downloads;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.craregistry.graphql.QueryParameters;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.register.Download;
import org.craregistry.register.RegisterTemplate;
import org.craregistry.register.workbook.ReadLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Sends registers. */
@Controller
class DownloadController {

    private static final String CSV = "text/csv;charset=UTF-8";

    private final SingletonSupplier<ByteArrayOutputStream> template;
    private final PortfolioQueries portfolios;
    private final ProductExport export;

    DownloadController(PortfolioQueries portfolios, ProductExport export, ReadLimits limits) {
        this.template = SingletonSupplier.of(() -> template(limits));
        this.portfolios = portfolios;
        this.export = export;
    }

    /** The same for as long as the registry runs, so that whoever has it need not fetch it again. */
    private static ByteArrayOutputStream template(ReadLimits limits) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new RegisterTemplate(limits).write(bytes);
            return bytes;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @GetMapping("/registers/template.xlsx")
    void template(HttpServletRequest request, HttpServletResponse response) throws IOException {
        new Download(Download.XLSX, "cra-register.xlsx", template.obtain()::writeTo).send(request, response);
    }

    @GetMapping("/registers/{portfolioKey}.xlsx")
    void workbook(
            @PathVariable String portfolioKey,
            @RequestParam(required = false) @Nullable String filter,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        QueryParameters.only(request, "filter");
        PortfolioView portfolio = portfolios.get(portfolioKey);
        FilterParameter chosen = FilterParameter.read(filter);
        new Download(Download.XLSX, portfolio.key() + ".xlsx", out -> export.workbook(portfolio, chosen, out))
                .send(request, response);
    }

    @GetMapping("/registers/{portfolioKey}.csv")
    void csv(
            @PathVariable String portfolioKey,
            @RequestParam(required = false) @Nullable String filter,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        QueryParameters.only(request, "filter");
        PortfolioView portfolio = portfolios.get(portfolioKey);
        FilterParameter chosen = FilterParameter.read(filter);
        new Download(CSV, portfolio.key() + ".csv", out -> export.csv(portfolio, chosen, out)).send(request, response);
    }
}
