package org.craregistry.register.imports;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Payload;
import org.craregistry.security.MayCall;
import org.craregistry.security.MayCall.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Carries out what is decided about imports. */
@Controller
class ImportMutations {

    private final ImportDecisions decisions;
    private final ImportQueries imports;

    ImportMutations(ImportDecisions decisions, ImportQueries imports) {
        this.decisions = decisions;
        this.imports = imports;
    }

    record ApplyImportInput(String id, @Nullable Integer expectedRevision, ImportMode mode) {}

    record DiscardImportInput(String id, @Nullable Integer expectedRevision) {}

    record CancelImportInput(String id, @Nullable Integer expectedRevision) {}

    record RevertImportInput(String id, @Nullable Integer expectedRevision) {}

    @MutationMapping
    @MayCall(Who.COMPLIANCE)
    Payload<ImportView> applyImport(@Argument ApplyImportInput input) {
        return deciding(input.id(), id -> decisions.apply(id, input.expectedRevision(), input.mode()));
    }

    record ReplanImportInput(String id, @Nullable Integer expectedRevision, SettingsInput settings) {}

    @MutationMapping
    @MayCall(Who.COMPLIANCE)
    Payload<ImportView> replanImport(@Argument ReplanImportInput input) {
        return deciding(
                input.id(),
                id -> decisions.replan(
                        id, input.expectedRevision(), input.settings().settings()));
    }

    @MutationMapping
    @MayCall(Who.COMPLIANCE)
    Payload<ImportView> discardImport(@Argument DiscardImportInput input) {
        return deciding(input.id(), id -> decisions.discard(id, input.expectedRevision()));
    }

    @MutationMapping
    @MayCall(Who.COMPLIANCE)
    Payload<ImportView> cancelImport(@Argument CancelImportInput input) {
        return deciding(input.id(), id -> decisions.cancel(id, input.expectedRevision()));
    }

    @MutationMapping
    @MayCall(Who.COMPLIANCE)
    Payload<ImportView> revertImport(@Argument RevertImportInput input) {
        return deciding(input.id(), id -> decisions.revert(id, input.expectedRevision()));
    }

    private Payload<ImportView> deciding(String text, Consumer<UUID> decision) {
        return Payload.of(() -> {
            UUID id = NodeId.find(NodeId.Kind.IMPORT, text).orElseThrow(ImportDecisions::notFound);
            decision.accept(id);
            return imports.find(List.of(id)).get(id);
        });
    }
}
