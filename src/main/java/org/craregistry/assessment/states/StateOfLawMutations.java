package org.craregistry.assessment.states;

import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.graphql.Payload;
import org.craregistry.law.StateOfLaw;
import org.craregistry.security.MayCall;
import org.craregistry.security.MayCall.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Carries out what administrators change of the state of the law. */
@Controller
class StateOfLawMutations {

    private static final String INPUT = "input";
    private static final String TITLE = "title";
    private static final String BASE = "base";
    private static final String CHANGES = "legalChanges";

    private final StateOfLawBook book;
    private final StatesOfLaw states;

    StateOfLawMutations(StateOfLawBook book, StatesOfLaw states) {
        this.book = book;
        this.states = states;
    }

    record DiscardStateOfLawDraftInput(String id, int expectedRevision) {}

    record AdoptStateOfLawInput(String id, int expectedRevision, String reason) {}

    @MutationMapping
    @MayCall(Who.ADMINISTRATOR)
    Payload<StateOfLaw> draftStateOfLaw(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = environment.getArgumentOrDefault(INPUT, Map.of());
        return answer(() -> book.draft(String.valueOf(input.get(TITLE)), (String) input.get(BASE), (Map<?, ?>)
                Objects.requireNonNull(input.get(CHANGES))));
    }

    @MutationMapping
    @MayCall(Who.ADMINISTRATOR)
    Payload<StateOfLaw> updateStateOfLawDraft(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = environment.getArgumentOrDefault(INPUT, Map.of());
        return answer(() -> {
            String id = String.valueOf(input.get("id"));
            int expectedRevision = (Integer) Objects.requireNonNull(input.get("expectedRevision"));
            return book.update(id, expectedRevision, (String) input.get(TITLE), (String) input.get(BASE), input);
        });
    }

    @MutationMapping
    @MayCall(Who.ADMINISTRATOR)
    Payload<StateOfLaw> discardStateOfLawDraft(@Argument DiscardStateOfLawDraftInput input) {
        return answer(() -> book.discard(input.id(), input.expectedRevision()));
    }

    @MutationMapping
    @MayCall(Who.ADMINISTRATOR)
    Payload<StateOfLaw> adoptStateOfLaw(@Argument AdoptStateOfLawInput input) {
        return answer(() -> book.adopt(input.id(), input.expectedRevision(), input.reason()));
    }

    /** What is known here is read anew as soon as the transaction of the change has committed. */
    private Payload<StateOfLaw> answer(Supplier<String> change) {
        return Payload.of(() -> {
            String code = change.get();
            states.reload();
            return states.current().find(code).orElseThrow().state();
        });
    }
}
