package org.craregistry.security;

import java.time.Clock;
import java.util.List;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.ChangeLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records what the caller does to accounts. */
@Component
class AccountLog {

    private final ChangeLog changeLog;
    private final CurrentCaller caller;
    private final Clock clock;

    AccountLog(ChangeLog changeLog, CurrentCaller caller, Clock clock) {
        this.changeLog = changeLog;
        this.caller = caller;
        this.clock = clock;
    }

    /** Records a change of an account under the name that it has. */
    void record(Account account, Change.Action action, @Nullable String reason, FieldChange... fields) {
        record(account, account.name(), action, reason, fields);
    }

    /** @param label the name that people knew it by */
    void record(Account account, String label, Change.Action action, @Nullable String reason, FieldChange... fields) {
        changeLog.record(Change.now(
                caller.get().origin(clock.instant()),
                null,
                Change.Subject.ACCOUNT,
                account.id(),
                label,
                action,
                reason,
                List.of(fields)));
    }
}
