package org.craregistry.portfolio;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.craregistry.law.CategoryCode;
import org.craregistry.security.Caller;
import org.craregistry.storage.Ids;
import org.hibernate.annotations.Immutable;
import org.springframework.data.domain.Persistable;

/** A signed decision on the core functionality of a product, as it is stored; never changed afterwards. */
@Entity
@Immutable
class ClassificationDecision implements Persistable<UUID> {

    @Id
    private UUID id;

    private UUID productId;
    private String coreFunctionality;
    private String reason;
    private String decidedBy;
    private UUID decidedByAccount;
    private Instant decidedAt;

    protected ClassificationDecision() {}

    ClassificationDecision(UUID productId, CategoryCode coreFunctionality, String reason, Caller caller, Instant now) {
        this.id = Ids.next();
        this.productId = productId;
        this.coreFunctionality = coreFunctionality.code();
        this.reason = reason;
        this.decidedBy = caller.name();
        this.decidedByAccount = caller.account();
        this.decidedAt = now;
    }

    UUID id() {
        return id;
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** It is only ever added, so that nobody looks whether it is there. */
    @Override
    public boolean isNew() {
        return true;
    }
}
