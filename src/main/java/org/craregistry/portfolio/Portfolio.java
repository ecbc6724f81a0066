package org.craregistry.portfolio;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;

/** A set of products that one team answers for, as it is stored. */
@Entity
class Portfolio {

    @Id
    private UUID id;

    @Column(name = "portfolio_key")
    private String key;

    private String name;
    private String timeZone;
    private Instant createdAt;

    @Version
    private @Nullable Integer revision;

    protected Portfolio() {}

    Portfolio(String key, String name, ZoneId timeZone, Instant createdAt) {
        this.id = Ids.next();
        this.key = key;
        this.name = name;
        this.timeZone = timeZone.getId();
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    String key() {
        return key;
    }

    String name() {
        return name;
    }

    int revision() {
        return revision == null ? 0 : revision;
    }

    LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneId.of(timeZone));
    }

    void rename(String newName) {
        this.name = newName;
    }
}
