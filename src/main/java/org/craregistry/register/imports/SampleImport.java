package org.craregistry.register.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.craregistry.conformity.SampleEvidence;
import org.craregistry.portfolio.PortfolioBook;
import org.craregistry.register.ReadSettings;
import org.craregistry.security.FirstStart;
import org.craregistry.storage.TemporaryFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills a portfolio to try things with at the first start: the portfolio, its import and its products in one transaction, so that
 * a start that is interrupted or fails leaves nothing behind and the next one tries again.
 */
@Component
@ConditionalOnProperty("registry.sample.enabled")
class SampleImport implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SampleImport.class);
    private static final String NAME = "Sample portfolio (made up, to try things with)";
    private static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final PortfolioBook portfolios;
    private final ImportReception reception;
    private final Imports imports;
    private final Planner planner;
    private final Applier applier;
    private final TransactionTemplate transaction;
    private final String key;
    private final Resource workbook;
    private final SampleEvidence evidence;
    private final Resource evidenceList;
    private volatile boolean running;

    SampleImport(
            PortfolioBook portfolios,
            ImportReception reception,
            Imports imports,
            Planner planner,
            Applier applier,
            SampleEvidence evidence,
            PlatformTransactionManager transactions,
            ResourceLoader resources,
            SampleSettings settings) {
        this.portfolios = portfolios;
        this.reception = reception;
        this.imports = imports;
        this.planner = planner;
        this.applier = applier;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.key = settings.key();
        this.workbook = resources.getResource(settings.workbook());
        this.evidence = evidence;
        this.evidenceList = resources.getResource(settings.evidence());
    }

    @Override
    public void start() {
        running = true;
        try {
            transaction.executeWithoutResult(
                    status -> portfolios.createIfAbsent(key, NAME).ifPresent(this::fill));
        } catch (RuntimeException e) {
            LOG.warn(
                    "There is no sample portfolio, because its register {} could not be imported: {}",
                    workbook,
                    e.getMessage());
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the administrator, and before the web server opens. */
    @Override
    public int getPhase() {
        return FirstStart.PHASE + 1;
    }

    private void fill(UUID portfolio) {
        try (TemporaryFile content = content()) {
            Upload upload = new Upload(workbook.getFilename(), MEDIA_TYPE, ReadSettings.NONE, content);
            UUID id = reception.store(portfolio, upload, Sender.REGISTRY).id();
            if (!planner.plan(id)) {
                throw new IllegalStateException("there is no memory for it");
            }
            applier.applyNow(applying(id));
            evidence.file(portfolio, evidenceList);
            LOG.info("Imported the sample portfolio from {}", workbook.getFilename());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TemporaryFile content() throws IOException {
        try (InputStream in = workbook.getInputStream()) {
            return TemporaryFile.filledBy(in::transferTo);
        }
    }

    private StoredImport applying(UUID id) {
        Optional<StoredImport> planned =
                imports.find(id).filter(one -> one.state() == ImportState.PLANNED && one.rejected() == 0);
        if (planned.isEmpty()) {
            throw new IllegalStateException("not every row of it can be taken over");
        }
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("apply_mode", ImportMode.ALL_OR_NOTHING.name());
        columns.put("finished_by", Sender.REGISTRY.name());
        return imports.move(planned.get(), ImportState.APPLYING, columns);
    }
}
