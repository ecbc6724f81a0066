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

    private static final Byte YES = 1;
    private static final Byte NO = 0;

    @Id
    private UUID id;

    @Column(name = "portfolio_key")
    private String key;

    private String name;
    private String timeZone;
    private Byte reviewsStandings;
    private Instant createdAt;
    private @Nullable String defaults;
    private int defaultsNumber;

    @Version
    private @Nullable Integer revision;

    protected Portfolio() {}

    Portfolio(String key, String name, ZoneId timeZone, Instant createdAt) {
        this.id = Ids.next();
        this.key = key;
        this.name = name;
        this.timeZone = timeZone.getId();
        this.reviewsStandings = NO;
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

    boolean reviewsStandings() {
        return YES.equals(reviewsStandings);
    }

    StoredDefaults defaults() {
        return new StoredDefaults(defaultsNumber, defaults);
    }

    /** Has this in common from now on, in the place of what was before. */
    void have(Defaults alike) {
        this.defaults = alike.stored();
        this.defaultsNumber++;
    }

    void become(String newName, boolean standingsAreReviewed) {
        this.name = newName;
        this.reviewsStandings = standingsAreReviewed ? YES : NO;
    }
}
