package org.craregistry.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Change.Subject;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.Origin;
import org.craregistry.law.StateOfLaw;
import org.craregistry.portfolio.StateOfLawContents;
import org.craregistry.storage.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Records at each start, before anybody is answered, when another state of the law came in force with a delivery. */
@Component
class DeliveryRecord implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRecord.class);
    private static final int RETRIES = 3;

    private final StatesOfLaw states;
    private final StoredStatesOfLaw stored;
    private final ChangeLog changeLog;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeliveryRecord(
            StatesOfLaw states,
            StoredStatesOfLaw stored,
            ChangeLog changeLog,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.states = states;
        this.stored = stored;
        this.changeLog = changeLog;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        record();
    }

    /** Records the delivered state that is in force, unless it was the last one recorded or an adopted one is in force. */
    void record() {
        for (int retries = 0; ; retries++) {
            try {
                transaction.executeWithoutResult(status -> recordOnce());
                states.look();
                return;
            } catch (DuplicateKeyException | PessimisticLockingFailureException faster) {
                // Another node starts at the same moment; most likely it has recorded the same.
                if (retries == RETRIES) {
                    throw faster;
                }
            }
        }
    }

    private void recordOnce() {
        if (stored.adoptedLast().isPresent()) {
            return;
        }
        StateOfLaw delivered = states.current().shippedInForce();
        Optional<StoredDelivery> last = stored.deliveries().stream().reduce((one, later) -> later);
        if (last.isPresent() && describes(last.get(), delivered)) {
            return;
        }
        Instant now = clock.instant();
        UUID id = Ids.next();
        stored.deliver(id, last.map(StoredDelivery::number).orElse(0) + 1, delivered, now);
        String before = last.map(StoredDelivery::code).orElse(null);
        changeLog.record(Change.now(
                Origin.system(now),
                null,
                Subject.STATE_OF_LAW,
                id,
                delivered.id(),
                Action.ADOPTED,
                "The registry was delivered with it.",
                List.of(new FieldChange("stateInForce", before, delivered.id()))));
        LOG.info("State of the law {} is in force from now on", delivered.id());
    }

    private static boolean describes(StoredDelivery recorded, StateOfLaw delivered) {
        return recorded.content().equals(StateOfLawContents.of(delivered));
    }
}
