package org.craregistry.news;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands what is in the outbox to those who are told of it: each happening once. */
@Component
class Distribution implements NewsWork {

    static final String NAME = "distribute-news";

    private static final int AT_ONCE = 200;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Happenings happenings;
    private final List<Recipients> recipients;
    private final TransactionTemplate transaction;

    Distribution(Happenings happenings, List<Recipients> recipients, PlatformTransactionManager transactions) {
        this.happenings = happenings;
        this.recipients = recipients;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> run(String instance) {
        List<Happening> happened = happenings.undistributed(AT_ONCE);
        if (happened.isEmpty()) {
            recipients.forEach(Recipients::wakeDue);
            return Optional.of(IDLE);
        }
        transaction.executeWithoutResult(status -> {
            recipients.forEach(one -> one.take(happened));
            happenings.distributed(happened);
        });
        return Optional.of(Duration.ZERO);
    }
}
