package org.craregistry.register.downloads;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.audit.ChangeLog;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.Question;
import org.craregistry.law.ScopeOutcome;
import org.craregistry.law.Vocabulary;
import org.craregistry.portfolio.Answers;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.craregistry.register.ExportRow;
import org.craregistry.register.Provenance;
import org.craregistry.register.RegisterCsvWriter;
import org.craregistry.register.RegisterWriter;
import org.craregistry.security.CurrentCaller;
import org.springframework.stereotype.Component;

/** Writes the products of a portfolio that the caller may see as a register, holding one of them at a time. */
@Component
class ProductExport {

    private final ProductQueries products;
    private final StatesOfLaw statesOfLaw;
    private final CurrentCaller currentCaller;
    private final ChangeLog changeLog;
    private final Clock clock;

    ProductExport(
            ProductQueries products,
            StatesOfLaw statesOfLaw,
            CurrentCaller currentCaller,
            ChangeLog changeLog,
            Clock clock) {
        this.products = products;
        this.statesOfLaw = statesOfLaw;
        this.currentCaller = currentCaller;
        this.changeLog = changeLog;
        this.clock = clock;
    }

    /**
     * Writes a workbook.
     *
     * @throws IOException where the stream or the disk fails
     */
    void workbook(PortfolioView portfolio, FilterParameter filter, OutputStream out) throws IOException {
        Provenance provenance = new Provenance(
                portfolio.name(),
                filter.words(),
                currentCaller.get().name(),
                clock.instant(),
                statesOfLaw.inForce().id());
        try (Stream<ProductView> found = products.stream(portfolio, filter.filter())) {
            new RegisterWriter().write(provenance, rows(found), out);
        }
    }

    /**
     * Writes CSV.
     *
     * @throws IOException where the stream fails
     */
    void csv(PortfolioView portfolio, FilterParameter filter, OutputStream out) throws IOException {
        Instant recordedUntil =
                changeLog.latestOfProducts(portfolio.portfolioId()).plusMillis(1);
        try (Stream<ProductView> found = products.stream(portfolio, filter.filter())) {
            new RegisterCsvWriter().write(recordedUntil, rows(found), out);
        }
    }

    private static Iterator<ExportRow> rows(Stream<ProductView> found) {
        return found.map(ProductExport::row).iterator();
    }

    /** What it takes over from its portfolio stays there: otherwise it would be its own after the next import. */
    private static ExportRow row(ProductView product) {
        return new ExportRow(product.own().plain(), computed(product), EvidenceRows.of(product));
    }

    private static Map<String, String> computed(ProductView product) {
        Answers answers = product.answers();
        Map<String, String> computed = new LinkedHashMap<>();
        computed.put("productClass", answers.productClass().label());
        computed.put(
                "category",
                CategoryCode.find(String.valueOf(answers.category()))
                        .map(CategoryCode::label)
                        .orElse(""));
        computed.put("scope", answers.scope().label());
        boolean covered = answers.scope() != ScopeOutcome.OUT_OF_SCOPE;
        computed.put("applicability", covered ? answers.applicability().label() : "");
        computed.put("craConformity", answers.craConformity().label());
        computed.put("article15", answers.article15().label());
        computed.put(
                "openQuestions",
                answers.openQuestions().stream().map(ProductExport::header).collect(Collectors.joining("; ")));
        computed.put("revision", Integer.toString(product.revision()));
        return computed;
    }

    private static String header(String question) {
        return Vocabulary.findQuestion(question).map(Question::header).orElse(question);
    }
}
