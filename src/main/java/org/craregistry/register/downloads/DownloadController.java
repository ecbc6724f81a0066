package org.craregistry.register.downloads;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.craregistry.graphql.QueryParameters;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.register.RegisterTemplate;
import org.craregistry.register.workbook.ReadLimits;
import org.craregistry.storage.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Sends registers. A file is complete on disk before its first byte is sent: a fault on the way is an error with a status, never a
 * file that only looks complete.
 */
@Controller
class DownloadController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String CSV = "text/csv;charset=UTF-8";

    private final SingletonSupplier<ByteArrayOutputStream> template;
    private final PortfolioQueries portfolios;
    private final ProductExport export;

    DownloadController(PortfolioQueries portfolios, ProductExport export, ReadLimits limits) {
        this.template = SingletonSupplier.of(() -> template(limits));
        this.portfolios = portfolios;
        this.export = export;
    }

    /** What writes the bytes of a file. */
    private interface Content {

        void into(OutputStream out) throws IOException;
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
    void workbook(
            @PathVariable String portfolioKey,
            @RequestParam(required = false) @Nullable String filter,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        QueryParameters.only(request, "filter");
        PortfolioView portfolio = portfolios.get(portfolioKey);
        FilterParameter chosen = FilterParameter.read(filter);
        send(request, response, XLSX, portfolio.key() + ".xlsx", out -> export.workbook(portfolio, chosen, out));
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
        send(request, response, CSV, portfolio.key() + ".csv", out -> export.csv(portfolio, chosen, out));
    }

    private static void send(
            HttpServletRequest request, HttpServletResponse response, String type, String name, Content content)
            throws IOException {
        Path file = Files.createTempFile("cra-registry-", ".export");
        try {
            MessageDigest hash = Sha256.begin();
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), hash)) {
                content.into(out);
            }
            if (new ServletWebRequest(request, response).checkNotModified("\"" + Sha256.hex(hash) + "\"")) {
                return;
            }
            response.setContentType(type);
            response.setContentLengthLong(Files.size(file));
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment().filename(name).build().toString());
            if (!HttpMethod.HEAD.matches(request.getMethod())) {
                Files.copy(file, response.getOutputStream());
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
