package org.craregistry.portfolio;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Change.Subject;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.Origin;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.security.Access;
import org.craregistry.security.CurrentCaller;
import org.craregistry.security.MayCall.Who;
import org.craregistry.storage.StorableText;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates and changes portfolios. */
@Service
public class PortfolioBook {

    private static final Pattern KEY = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");
    /** Keys whose addresses mean something else, such as /registers/template.xlsx. */
    private static final Set<String> RESERVED = Set.of("template", "imports");

    private static final int LONGEST_NAME = 200;

    private final Portfolios portfolios;
    private final ChangeLog changeLog;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    PortfolioBook(Portfolios portfolios, ChangeLog changeLog, Access access, CurrentCaller currentCaller, Clock clock) {
        this.portfolios = portfolios;
        this.changeLog = changeLog;
        this.access = access;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /** Creates a portfolio on behalf of the caller, who has to be an administrator, and returns its id. */
    @Transactional
    UUID create(String key, String name, String timeZone) {
        access.requireAdministrator();
        Instant now = clock.instant();
        return create(key, name, zone(timeZone), currentCaller.get().origin(now));
    }

    /**
     * Creates a portfolio where there is none with this key, without a caller.
     *
     * @return its id; empty where there was one already
     */
    @Transactional
    public Optional<UUID> createIfAbsent(String key, String name) {
        if (portfolios.existsByKey(key)) {
            return Optional.empty();
        }
        return Optional.of(create(key, name, ZoneId.of("Europe/Brussels"), Origin.system(clock.instant())));
    }

    private UUID create(String key, String name, ZoneId timeZone, Origin origin) {
        if (!KEY.matcher(key).matches() || RESERVED.contains(key)) {
            throw Refused.because(
                    Code.INVALID,
                    "key",
                    "\"%s\" cannot be a key; use 1 to 64 lower-case letters, digits and hyphens, other than template and imports."
                            .formatted(BadRequest.shorten(key)));
        }
        if (portfolios.existsByKey(key)) {
            throw exists(key);
        }
        Portfolio portfolio = new Portfolio(key, checked(name), timeZone, origin.at());
        try {
            portfolios.saveAndFlush(portfolio);
        } catch (DataIntegrityViolationException e) {
            if (!Violation.of("portfolio_portfolio_key", e)) {
                throw e;
            }
            throw exists(key);
        }
        List<FieldChange> changes = List.of(
                new FieldChange("key", null, key),
                new FieldChange("name", null, portfolio.name()),
                new FieldChange("timeZone", null, timeZone.getId()));
        changeLog.record(Change.now(
                origin, portfolio.id(), Subject.PORTFOLIO, portfolio.id(), key, Action.CREATED, null, changes));
        return portfolio.id();
    }

    /**
     * Changes a portfolio on behalf of the caller, who has to own it.
     *
     * @param name {@code null} to leave it as it is
     * @param reviewsStandings the same
     */
    @Transactional
    void update(UUID id, int expectedRevision, @Nullable String name, @Nullable Boolean reviewsStandings) {
        access.require(id, Who.OWNER);
        Portfolio portfolio = get(id, expectedRevision);
        Map<String, Object> before = settings(portfolio);
        portfolio.become(
                name == null ? portfolio.name() : checked(name),
                reviewsStandings == null ? portfolio.reviewsStandings() : reviewsStandings);
        List<FieldChange> changes = FieldChange.between(before, settings(portfolio));
        if (changes.isEmpty()) {
            return;
        }
        save(portfolio, currentCaller.get().origin(clock.instant()), null, changes);
    }

    /** Stores a changed portfolio, with the entry in the change log. @throws Refused where somebody else has changed it */
    void save(Portfolio portfolio, Origin origin, @Nullable String reason, List<FieldChange> changes) {
        try {
            portfolios.saveAndFlush(portfolio);
        } catch (ObjectOptimisticLockingFailureException e) {
            String sentence = "Somebody changed the portfolio at the same moment. Read it again and repeat the change.";
            throw Refused.because(Code.CONFLICT, "expectedRevision", sentence);
        }
        UUID id = portfolio.id();
        changeLog.record(
                Change.now(origin, id, Subject.PORTFOLIO, id, portfolio.key(), Action.UPDATED, reason, changes));
    }

    private static Map<String, Object> settings(Portfolio portfolio) {
        return Map.of("name", portfolio.name(), "reviewsStandings", portfolio.reviewsStandings());
    }

    /** The portfolio to be changed. @throws Refused where it is at another revision */
    Portfolio get(UUID id, int expectedRevision) {
        Portfolio portfolio = get(id);
        if (portfolio.revision() != expectedRevision) {
            String sentence =
                    "The portfolio is at revision %d, not %d: somebody changed it since. Read it again and repeat the change.";
            throw Refused.because(
                    Code.CONFLICT, "expectedRevision", sentence.formatted(portfolio.revision(), expectedRevision));
        }
        return portfolio;
    }

    Portfolio get(UUID id) {
        return portfolios.findById(id).orElseThrow(() -> Refused.unseen("id", "portfolio"));
    }

    private static String checked(String name) {
        String stripped = name.strip();
        if (!StorableText.isSeen(stripped)) {
            throw Refused.because(Code.REQUIRED, "name", "The name is empty; give the portfolio a name.");
        }
        if (!StorableText.is(stripped)) {
            throw Refused.because(Code.INVALID, "name", StorableText.refusal("The name"));
        }
        if (stripped.length() > LONGEST_NAME) {
            throw Refused.because(
                    Code.INVALID,
                    "name",
                    "The name has %,d characters; at most %,d are accepted."
                            .formatted(stripped.length(), LONGEST_NAME));
        }
        return stripped;
    }

    private static ZoneId zone(String timeZone) {
        if (ZoneId.getAvailableZoneIds().contains(timeZone)) {
            return ZoneId.of(timeZone);
        }
        String sentence =
                "\"%s\" is no time zone; use a name such as Europe/Brussels.".formatted(BadRequest.shorten(timeZone));
        throw Refused.because(Code.INVALID, "timeZone", sentence);
    }

    private static Refused exists(String key) {
        return Refused.because(
                Code.ALREADY_EXISTS, "key", "There is a portfolio with the key \"%s\" already.".formatted(key));
    }
}
