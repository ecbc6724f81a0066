package org.craregistry.portfolio;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Says once that a transaction leaves answers of later days open, however many products it writes so, just before it commits. */
@Component
class LaterDays {

    private final ApplicationEventPublisher events;

    LaterDays(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** A product is written without its answers of later days. */
    void leave() {
        boolean isKnown =
                TransactionSynchronizationManager.getSynchronizations().stream().anyMatch(AtItsEnd.class::isInstance);
        if (!isKnown) {
            TransactionSynchronizationManager.registerSynchronization(new AtItsEnd());
        }
    }

    private final class AtItsEnd implements TransactionSynchronization {

        @Override
        public void beforeCommit(boolean readOnly) {
            events.publishEvent(new LaterDaysLeft());
        }
    }
}
