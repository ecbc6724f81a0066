package org.craregistry.assessment.states;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.craregistry.assessment.KnownStates;
import org.craregistry.assessment.StateOfLawAdopted;
import org.craregistry.assessment.StateOfLawStatus;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.assessment.StoredStateOfLaw;
import org.craregistry.assessment.StoredStatesOfLaw;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Change.Subject;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.StatedReason;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.law.StateOfLaw;
import org.craregistry.security.Access;
import org.craregistry.security.CurrentCaller;
import org.craregistry.storage.StorableText;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Drafts states of the law and puts them in force, on behalf of administrators. */
@Service
class StateOfLawBook {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final String TITLE = "title";
    private static final int LONGEST_TITLE = 300;
    private static final String SAME_MOMENT =
            "Somebody did the same at the same moment. Read the states of the law again and repeat the change.";

    private final StoredStatesOfLaw stored;
    private final StatesOfLaw states;
    private final ReevaluationQueue queue;
    private final ChangeLog changeLog;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StateOfLawBook(
            StoredStatesOfLaw stored,
            StatesOfLaw states,
            ReevaluationQueue queue,
            ChangeLog changeLog,
            Access access,
            CurrentCaller currentCaller,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stored = stored;
        this.states = states;
        this.queue = queue;
        this.changeLog = changeLog;
        this.access = access;
        this.currentCaller = currentCaller;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Drafts a state and returns its code.
     *
     * @param base the id or code; {@code null} for the state in force
     * @param told lists of entries by their names in the API
     */
    @Transactional
    String draft(String title, @Nullable String base, Map<?, ?> told) {
        access.requireAdministrator();
        states.look();
        StateOfLaw changed = base == null ? states.inForce() : base(base);
        int number = stored.nextNumber();
        Instant now = clock.instant();
        StoredStateOfLaw draft = StoredStateOfLaw.drafted(
                number,
                states.current().root(changed).id() + StatesOfLaw.SEPARATOR + number,
                title(title),
                changed.id(),
                StateOfLawChanges.of(told, today(now)),
                currentCaller.get(),
                now);
        refuse(draft, changed, Map.of());
        try {
            stored.insert(draft);
        } catch (DuplicateKeyException faster) {
            throw Refused.because(Code.CONFLICT, "", SAME_MOMENT);
        }
        List<FieldChange> fields = new ArrayList<>();
        fields.add(new FieldChange(TITLE, null, draft.title()));
        fields.add(new FieldChange("base", null, draft.base()));
        fields.addAll(LegalChange.fields(draft, changed));
        record(draft, Action.CREATED, null, fields, now);
        return draft.code();
    }

    /**
     * Changes a draft and returns its code.
     *
     * @param title {@code null} for the one it has, and so for the base
     * @param told what {@link StateOfLawChanges#revised} reads
     */
    @Transactional
    String update(String named, int expectedRevision, @Nullable String title, @Nullable String base, Map<?, ?> told) {
        access.requireAdministrator();
        StoredStateOfLaw before = draftAt(named, expectedRevision, "changed");
        states.look();
        Instant now = clock.instant();
        StateOfLaw changed = base(base == null ? before.base() : base);
        StoredStateOfLaw draft = before.with(
                title == null ? before.title() : title(title),
                changed.id(),
                StateOfLawChanges.revised(before.changes(), told, today(now)));
        refuse(draft, changed, told);
        List<FieldChange> fields = LegalChange.between(before, draft);
        if (fields.isEmpty()) {
            return draft.code();
        }
        refuseUnless(stored.update(draft));
        record(draft, Action.UPDATED, null, fields, now);
        return draft.code();
    }

    /** Sets a draft aside and returns its code. */
    @Transactional
    String discard(String named, int expectedRevision) {
        access.requireAdministrator();
        StoredStateOfLaw draft = draftAt(named, expectedRevision, "discarded");
        refuseUnless(stored.discard(draft));
        record(draft, Action.DISCARDED, null, List.of(), clock.instant());
        return draft.code();
    }

    /** Puts a draft in force and returns its code, and has the answers of all products re-evaluated in the background. */
    @Transactional
    String adopt(String named, int expectedRevision, String reason) {
        access.requireAdministrator();
        StoredStateOfLaw draft = draftAt(named, expectedRevision, "adopted");
        String signed = StatedReason.required(reason);
        KnownStates known = states.latest();
        known.refuseUnlessAdoptable(draft);
        StateOfLaw changed = base(draft.base());
        refuse(draft, changed, Map.of());
        Instant now = clock.instant();
        try {
            refuseUnless(stored.adopt(draft, known.nextAdoption(), currentCaller.get(), now, signed));
        } catch (DuplicateKeyException faster) {
            throw Refused.because(Code.CONFLICT, "id", SAME_MOMENT);
        }
        List<FieldChange> fields = new ArrayList<>();
        fields.add(new FieldChange("stateInForce", known.inForce().id(), draft.code()));
        fields.addAll(LegalChange.fields(draft, changed));
        record(draft, Action.ADOPTED, signed, fields, now);
        queue.add(draft.code());
        events.publishEvent(new StateOfLawAdopted(draft.id(), draft.code(), draft.title()));
        return draft.code();
    }

    private StoredStateOfLaw draftAt(String named, int expectedRevision, String wanted) {
        StoredStateOfLaw found = stored.find(named)
                .orElseThrow(() -> Refused.because(
                        Code.NOT_FOUND,
                        "id",
                        "There is no draft of a state of the law with the id \"%s\"."
                                .formatted(BadRequest.shorten(named))));
        if (found.revision() != expectedRevision) {
            String sentence =
                    "The draft is at revision %d, not %d: somebody changed it since. Read it again and decide anew.";
            throw Refused.because(
                    Code.CONFLICT, "expectedRevision", sentence.formatted(found.revision(), expectedRevision));
        }
        if (found.status() != StateOfLawStatus.DRAFT) {
            String sentence = "The state of the law is %s; only a draft can be %s. Draft another one.";
            throw Refused.because(
                    Code.NOT_POSSIBLE,
                    "id",
                    sentence.formatted(found.status().name().toLowerCase(Locale.ROOT), wanted));
        }
        return found;
    }

    /** A state that drafts may change: what it says does not change any more. */
    private StateOfLaw base(String named) {
        KnownStates known = states.current();
        return known.find(known.code(named))
                .filter(one -> one.status() == StateOfLawStatus.SHIPPED || one.status() == StateOfLawStatus.ADOPTED)
                .map(KnownStates.Known::state)
                .orElseThrow(() -> Refused.because(
                        Code.INVALID,
                        "base",
                        "\"%s\" is no state of the law that a draft can change; use one that was delivered with the registry or adopted, such as %s, which is in force."
                                .formatted(
                                        BadRequest.shorten(named),
                                        states.inForce().id())));
    }

    private void refuse(StoredStateOfLaw draft, StateOfLaw changed, Map<?, ?> told) {
        if (draft.changes().isEmpty() && changed.id().equals(states.inForce().id())) {
            throw Refused.because(
                    Code.REQUIRED, "legalChanges", "The draft changes nothing; give at least one change of the law.");
        }
        StateOfLawChanges.onto(changed, draft.code(), draft.title(), draft.changes(), told);
    }

    private static void refuseUnless(boolean first) {
        if (!first) {
            throw Refused.because(Code.CONFLICT, "expectedRevision", SAME_MOMENT);
        }
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, BRUSSELS);
    }

    private static String title(String given) {
        String title = given.strip();
        if (!StorableText.isSeen(title)) {
            throw Refused.because(
                    Code.REQUIRED,
                    TITLE,
                    "The title is empty; say in a few words what the state of the law describes.");
        }
        if (title.length() > LONGEST_TITLE) {
            String sentence = "The title has %,d characters; at most %,d are accepted.";
            throw Refused.because(Code.INVALID, TITLE, sentence.formatted(title.length(), LONGEST_TITLE));
        }
        if (!StorableText.is(title)) {
            throw Refused.because(Code.INVALID, TITLE, StorableText.refusal("The title"));
        }
        return title;
    }

    private void record(
            StoredStateOfLaw state, Action action, @Nullable String reason, List<FieldChange> fields, Instant now) {
        changeLog.record(Change.now(
                currentCaller.get().origin(now),
                null,
                Subject.STATE_OF_LAW,
                state.id(),
                state.code(),
                action,
                reason,
                fields));
    }
}
