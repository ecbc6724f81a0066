package org.craregistry.register.imports;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.register.AcceptedValue;
import org.craregistry.register.Column;
import org.craregistry.register.ReadSettings;
import org.craregistry.register.RegisterColumns;
import org.craregistry.register.SavedMappings;
import org.craregistry.register.imports.Mappings.Mapping;
import org.craregistry.security.Access;
import org.craregistry.security.CurrentCaller;
import org.craregistry.security.MayCall.Who;
import org.craregistry.storage.StorableText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps and forgets what people map. */
@Service
class MappingBook {

    private static final int LONGEST = 200;

    private final Mappings mappings;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    MappingBook(Mappings mappings, Access access, CurrentCaller currentCaller, Clock clock) {
        this.mappings = mappings;
        this.access = access;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /** Maps a value of a column to one of its codes. */
    @Transactional
    public Mapping mapValue(UUID portfolio, String field, String met, String code) {
        require(portfolio);
        Column column = RegisterColumns.find(field)
                .filter(one -> !one.computed() && !one.accepted().isEmpty())
                .orElseThrow(() -> Refused.because(
                        Code.INVALID,
                        "field",
                        "This is no column with a list of accepted values; the template says which have one."));
        if (!StorableText.is(met)) {
            throw Refused.because(Code.INVALID, "met", StorableText.refusal("The value"));
        }
        if (SavedMappings.compared(field, met).isEmpty() || !StorableText.isSeen(met) || met.length() > LONGEST) {
            throw Refused.because(Code.INVALID, "met", "A value to map has one character at least, and at most 200.");
        }
        if (column.isUnderstood(met)) {
            throw Refused.because(
                    Code.INVALID,
                    "met",
                    "\"%s\" is understood in \"%s\" as it is, so there is nothing to map."
                            .formatted(met.strip(), column.header()));
        }
        if (column.accepted().stream().map(AcceptedValue::code).noneMatch(code::equals)) {
            throw Refused.because(
                    Code.INVALID,
                    "code",
                    "\"%s\" is none of the codes of \"%s\"; the template lists them."
                            .formatted(BadRequest.shorten(code), column.header()));
        }
        return save(portfolio, field, met, code);
    }

    /** Forgets a mapping. @param field {@code null} for that of a header */
    @Transactional
    public Mapping forget(UUID portfolio, @Nullable String field, String met) {
        require(portfolio);
        String compared = SavedMappings.compared(field, met);
        Optional<Mapping> found = mappings.find(List.of(portfolio)).stream()
                .filter(one -> Objects.equals(one.field(), field)
                        && SavedMappings.compared(field, one.met()).equals(compared))
                .findFirst();
        mappings.delete(portfolio, field, met);
        return found.orElseThrow(
                () -> Refused.because(Code.NOT_FOUND, "met", "Nothing of this kind is mapped in this portfolio."));
    }

    /** Keeps the headers that somebody has mapped for a file, once its plan is good enough to be applied. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remember(UUID portfolio, ReadSettings settings) {
        settings.headers().forEach((header, field) -> {
            if (header.length() <= LONGEST
                    && !SavedMappings.compared(null, header).isEmpty()) {
                save(portfolio, null, header, field);
            }
        });
    }

    private Mapping save(UUID portfolio, @Nullable String field, String met, String meant) {
        Mapping mapping =
                new Mapping(portfolio, field, met, meant, currentCaller.get().name(), clock.instant());
        mappings.save(mapping);
        return mapping;
    }

    private void require(UUID portfolio) {
        if (!access.sees(portfolio)) {
            throw Refused.unseen("portfolio", "portfolio");
        }
        access.require(portfolio, Who.COMPLIANCE);
    }
}
