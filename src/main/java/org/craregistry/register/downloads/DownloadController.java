package org.craregistry.register.downloads;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.craregistry.graphql.DownloadBody;
import org.craregistry.graphql.Downloads;
import org.craregistry.graphql.QueryParameters;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.register.RegisterTemplate;
import org.craregistry.register.workbook.ReadLimits;
import org.craregistry.storage.TemporaryFile.Filling;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Sends registers. */
@Controller
class DownloadController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String CSV = "text/csv;charset=UTF-8";

    private final SingletonSupplier<ByteArrayOutputStream> template;
    private final PortfolioQueries portfolios;
    private final ProductExport export;
    private final Downloads downloads;

    DownloadController(PortfolioQueries portfolios, ProductExport export, Downloads downloads, ReadLimits limits) {
        this.template = SingletonSupplier.of(() -> template(limits));
        this.portfolios = portfolios;
        this.export = export;
        this.downloads = downloads;
    }

    /** What writes a register. */
    private interface Register {

        void write(PortfolioView portfolio, FilterParameter filter, OutputStream out) throws IOException;
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
        send(request, response, XLSX, "cra-register.xlsx", template.obtain()::writeTo);
    }

    @GetMapping("/registers/{portfolioKey}.xlsx")
    void workbook(@PathVariable String portfolioKey, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(request, response, XLSX, portfolioKey, ".xlsx", export::workbook);
    }

    @GetMapping("/registers/{portfolioKey}.csv")
    void csv(@PathVariable String portfolioKey, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(request, response, CSV, portfolioKey, ".csv", export::csv);
    }

    private void send(
            HttpServletRequest request,
            HttpServletResponse response,
            String type,
            String portfolioKey,
            String ending,
            Register register)
            throws IOException {
        QueryParameters.only(request, "filter", "asOf");
        PortfolioView portfolio = portfolios.get(portfolioKey);
        FilterParameter chosen = FilterParameter.read(request.getParameter("filter"), request.getParameter("asOf"));
        send(request, response, type, portfolio.key() + ending, out -> register.write(portfolio, chosen, out));
    }

    private void send(
            HttpServletRequest request, HttpServletResponse response, String type, String name, Filling content)
            throws IOException {
        ContentDisposition named =
                ContentDisposition.attachment().filename(name).build();
        downloads.send(new DownloadBody(type, named, CacheControl.noStore()), request, response, content);
    }
}
