package org.craregistry.news.mail;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.craregistry.graphql.Batch;
import org.craregistry.graphql.Payload;
import org.craregistry.news.mail.MailBook.ChooseNewsInput;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.security.Caller;
import org.craregistry.security.CurrentCaller;
import org.craregistry.security.MayCall;
import org.craregistry.security.MayCall.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;

/** Answers what the caller is written, and changes it. */
@Controller
class MailController {

    private final MailBook book;
    private final MailAddresses addresses;
    private final Letters letters;
    private final MailOffice office;
    private final Batch<UUID, NewsChoice> choices;

    MailController(
            MailBook book,
            MailAddresses addresses,
            Letters letters,
            MailOffice office,
            NewsChoices choices,
            CurrentCaller caller,
            BatchLoaderRegistry registry) {
        this.book = book;
        this.addresses = addresses;
        this.letters = letters;
        this.office = office;
        this.choices = Batch.of(registry, "news that the caller chose", (portfolios, request) -> {
            Map<UUID, NewsChoice> chosen = choices.of(caller.get().account(), portfolios);
            return chosen;
        });
    }

    /** Letters to the caller, as the API shows it. */
    record Mail(
            boolean enabled,
            @Nullable String disabledBecause,
            @Nullable String address,
            @Nullable String unconfirmedAddress,
            @Nullable String problem) {}

    /** The address that is wanted; {@code null} for none. */
    record SetMailAddressInput(@Nullable String address) {}

    /** What came to the address. */
    record ConfirmMailAddressInput(String code) {}

    @SchemaMapping(typeName = "Viewer")
    Mail mail(Caller viewer) {
        MailAddress known = addresses.find(viewer.account()).orElse(null);
        String closed = office.closedBecause().orElse(null);
        return new Mail(
                closed == null,
                closed,
                known == null ? null : known.address(),
                known == null ? null : known.wanted(),
                problem(viewer.account()));
    }

    /** What waits comes first: whether it arrives is not known yet. */
    private @Nullable String problem(UUID account) {
        return letters.problem(account)
                .or(() -> addresses.gaveUpAt(account).map(MailController::gaveUp))
                .orElse(null);
    }

    private static String gaveUp(Instant at) {
        return ("The mail server refused an e-mail to you again and again; on %s it was given up and is not sent any more."
                        + " The pages show what was in it. Check your address, or enter another one.")
                .formatted(LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    @SchemaMapping(typeName = "Portfolio")
    CompletableFuture<@Nullable NewsChoice> newsChoice(PortfolioView portfolio, DataFetchingEnvironment environment) {
        return choices.ask(portfolio.portfolioId(), environment).thenApply(found -> found);
    }

    @MutationMapping
    @MayCall(Who.ANYONE)
    Payload<Caller> setMailAddress(@Argument SetMailAddressInput input) {
        return Payload.of(() -> book.setAddress(input.address()));
    }

    @MutationMapping
    @MayCall(Who.ANYONE)
    Payload<Caller> confirmMailAddress(@Argument ConfirmMailAddressInput input) {
        return Payload.of(() -> book.confirm(input.code()));
    }

    @MutationMapping
    @MayCall(Who.VIEWER)
    Payload<PortfolioView> chooseNews(@Argument ChooseNewsInput input) {
        return Payload.of(() -> book.choose(input));
    }
}
