package org.craregistry.assessment;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.craregistry.graphql.BadRequest;
import org.craregistry.law.Determination;
import org.craregistry.law.Duties;
import org.craregistry.law.Evidence;
import org.craregistry.law.Facts;
import org.craregistry.law.RefusedAnswer;
import org.craregistry.law.plain.EvidenceReader;
import org.craregistry.law.plain.RefusedEvidence;
import org.craregistry.portfolio.IdentityField;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers what the law says of given facts. */
@Controller
class DeterminationController {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    private static final String VERSION = "version";

    private final Assessor assessor;
    private final Clock clock;

    DeterminationController(Assessor assessor, Clock clock) {
        this.assessor = assessor;
        this.clock = clock;
    }

    @QueryMapping
    Determination determine(
            DataFetchingEnvironment environment,
            @Argument @Nullable LocalDate asOf,
            @Argument @Nullable String stateOfLaw) {
        Map<String, @Nullable Object> facts = new HashMap<>(given(environment, "facts"));
        String version = version(facts.remove(VERSION));
        LocalDate day = asOf == null ? LocalDate.ofInstant(clock.instant(), BRUSSELS) : asOf;
        try {
            Evidence evidence = EvidenceReader.read(version, given(environment, "evidence"));
            return assessor.determine(Facts.of(facts), evidence, day, stateOfLaw);
        } catch (RefusedAnswer refused) {
            throw new BadRequest("facts." + refused.fact().name() + ": " + refused.getMessage());
        } catch (RefusedEvidence refused) {
            throw new BadRequest(refused.path() + ": " + refused.getMessage());
        }
    }

    @SchemaMapping(typeName = "Duties")
    LocalDate updateAvailableUntil(Duties duties, @Argument LocalDate issuedOn) {
        BadRequest.refuseDay("issuedOn", issuedOn);
        return duties.updateAvailableUntil(issuedOn);
    }

    private static Map<String, @Nullable Object> given(DataFetchingEnvironment environment, String argument) {
        Map<String, @Nullable Object> given = environment.getArgument(argument);
        return given == null ? Map.of() : given;
    }

    /** As a product has it: the empty text for none; {@code null} where it is not answered. */
    private static @Nullable String version(@Nullable Object given) {
        if (given == null) {
            return null;
        }
        String version = given.toString().strip();
        BadRequest.refuse("facts.version", IdentityField.VERSION.refusal(version));
        return version;
    }
}
