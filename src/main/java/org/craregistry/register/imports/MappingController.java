package org.craregistry.register.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Payload;
import org.craregistry.graphql.Refused;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.register.imports.Mappings.Mapping;
import org.craregistry.security.MayCall;
import org.craregistry.security.MayCall.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Answers and changes what is mapped in portfolios. */
@Controller
class MappingController {

    private final Mappings mappings;
    private final MappingBook book;

    MappingController(Mappings mappings, MappingBook book) {
        this.mappings = mappings;
        this.book = book;
    }

    record MapValueInput(String portfolio, String field, String met, String code) {}

    record ForgetMappingInput(String portfolio, @Nullable String field, String met) {}

    /** A mapping as it is read. */
    record RegisterMapping(@Nullable String field, String met, String meant, String mappedBy, Instant mappedAt) {

        static RegisterMapping of(Mapping mapping) {
            return new RegisterMapping(
                    mapping.field(), mapping.met(), mapping.meant(), mapping.mappedBy(), mapping.mappedAt());
        }
    }

    @BatchMapping(typeName = "Portfolio", field = "registerMappings")
    Map<PortfolioView, List<RegisterMapping>> mappingsOf(List<PortfolioView> portfolios) {
        Map<UUID, List<RegisterMapping>> found = new HashMap<>();
        mappings.find(portfolios.stream().map(PortfolioView::portfolioId).toList())
                .forEach(mapping -> found.computeIfAbsent(mapping.portfolioId(), any -> new ArrayList<>())
                        .add(RegisterMapping.of(mapping)));
        Map<PortfolioView, List<RegisterMapping>> all = new HashMap<>();
        portfolios.forEach(one -> all.put(one, found.getOrDefault(one.portfolioId(), List.of())));
        return all;
    }

    @MutationMapping
    @MayCall(Who.COMPLIANCE)
    Payload<RegisterMapping> mapValue(@Argument MapValueInput input) {
        return Payload.of(() -> RegisterMapping.of(
                book.mapValue(portfolio(input.portfolio()), input.field(), input.met(), input.code())));
    }

    @MutationMapping
    @MayCall(Who.COMPLIANCE)
    Payload<RegisterMapping> forgetMapping(@Argument ForgetMappingInput input) {
        return Payload.of(
                () -> RegisterMapping.of(book.forget(portfolio(input.portfolio()), input.field(), input.met())));
    }

    private static UUID portfolio(String id) {
        return NodeId.find(NodeId.Kind.PORTFOLIO, id).orElseThrow(() -> Refused.unseen("portfolio", "portfolio"));
    }
}
