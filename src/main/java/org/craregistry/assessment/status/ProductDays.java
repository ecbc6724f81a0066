package org.craregistry.assessment.status;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.craregistry.assessment.Assessor;
import org.craregistry.graphql.PlainFetcher;
import org.craregistry.law.Determination;
import org.craregistry.portfolio.PastProducts;
import org.craregistry.portfolio.ProductView;
import org.craregistry.portfolio.ProductWithEvidence;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Answers what the law says of one product on any day, by what is recorded now or was on a past day. */
@Component
class ProductDays implements RuntimeWiringConfigurer {

    private final Assessor assessor;
    private final PastProducts past;

    ProductDays(Assessor assessor, PastProducts past) {
        this.assessor = assessor;
        this.past = past;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        PlainFetcher<ProductView> determination =
                new PlainFetcher<>(product -> assessor.determine(product, null, null), this::determination);
        PlainFetcher<ProductView> forecast = new PlainFetcher<>(product -> List.of(), this::forecast);
        wiring.type(
                "Product",
                type -> type.dataFetcher("determination", determination).dataFetcher("forecast", forecast));
    }

    private Object determination(ProductView product, DataFetchingEnvironment asked) {
        LocalDate asOf = asked.getArgument("asOf");
        LocalDate knownOn = asked.getArgument("knownOn");
        String stateOfLaw = asked.getArgument("stateOfLaw");
        if (knownOn == null) {
            return assessor.determine(product, asOf, stateOfLaw);
        }
        LocalDate day = asOf == null ? knownOn : asOf;
        return past.on(knownOn, product, asked)
                .thenApply(then -> assessor.determine(then.lawInput(), day, stateOfLaw, then.known()));
    }

    private List<Determination> forecast(ProductView product, DataFetchingEnvironment asked) {
        LocalDate from = Objects.requireNonNull(asked.getArgument("from"));
        LocalDate to = Objects.requireNonNull(asked.getArgument("to"));
        ForecastStep step = ForecastStep.valueOf(Objects.requireNonNull(asked.getArgument("step")));
        return assessor.determine(ProductWithEvidence.of(product), step.days(from, to), null);
    }
}
