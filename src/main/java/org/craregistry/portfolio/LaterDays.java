package org.craregistry.portfolio;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Remembers of which portfolios a transaction leaves answers of later days open, and says so once, just before it commits. */
@Component
class LaterDays {

    private final ApplicationEventPublisher events;

    LaterDays(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** A product of this portfolio is written without its answers of later days. */
    void leave(UUID portfolio) {
        TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(AtItsEnd.class::isInstance)
                .map(AtItsEnd.class::cast)
                .findFirst()
                .orElseGet(this::begin)
                .portfolios
                .add(portfolio);
    }

    private AtItsEnd begin() {
        AtItsEnd end = new AtItsEnd();
        TransactionSynchronizationManager.registerSynchronization(end);
        return end;
    }

    private final class AtItsEnd implements TransactionSynchronization {

        private final Set<UUID> portfolios = new LinkedHashSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            events.publishEvent(new LaterDaysLeft(portfolios));
        }
    }
}
