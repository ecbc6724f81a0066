package org.craregistry.security;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Tells the page to sign in what there is to choose from, and hears from providers who signed out there. */
@Controller
class SignOnController {

    static final String OPTIONS = "/sign-in/options";

    /** Where a provider says that somebody signed out (OpenID Connect Back-Channel Logout 1.0). */
    static final String SIGNED_OUT = "/logout/connect/back-channel/{registration}";

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final OAuth2ClientProperties clients;
    private final LocalAccountSettings localAccounts;
    private final ObjectProvider<Provider> providers;
    private final ProviderSessions sessions;
    private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();

    SignOnController(
            OAuth2ClientProperties clients,
            LocalAccountSettings localAccounts,
            ObjectProvider<Provider> providers,
            ProviderSessions sessions) {
        this.clients = clients;
        this.localAccounts = localAccounts;
        this.providers = providers;
        this.sessions = sessions;
    }

    /**
     * How people sign in here.
     *
     * @param problem why it did not work just now, in a sentence
     */
    record Options(
            boolean passwords,
            List<SignOnOption> providers,
            @Nullable String problem) {}

    /** @param path where the way to it begins */
    record SignOnOption(String name, String path) {}

    @GetMapping(OPTIONS)
    ResponseEntity<Options> options(@RequestParam(defaultValue = "") String refused) {
        List<SignOnOption> offered = clients.getRegistration().entrySet().stream()
                .map(one -> new SignOnOption(
                        one.getValue().getClientName() == null
                                ? one.getKey()
                                : one.getValue().getClientName(),
                        "/oauth2/authorization/" + one.getKey()))
                .sorted(Comparator.comparing(SignOnOption::name))
                .toList();
        String problem =
                SignOnProblem.find(refused).map(SignOnProblem::sentence).orElse(null);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Options(localAccounts.enabled(), offered, problem));
    }

    @PostMapping(path = SIGNED_OUT, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @ResponseBody
    ResponseEntity<Void> endSessions(
            @PathVariable String registration, @RequestParam(name = "logout_token", defaultValue = "") String token) {
        Provider provider = providers.getIfAvailable();
        ClientRegistration client =
                provider == null || !clients.getRegistration().containsKey(registration)
                        ? null
                        : provider.find(registration).orElse(null);
        if (client == null) {
            return ResponseEntity.notFound().build();
        }
        try {
            Jwt said = decoders.computeIfAbsent(registration, name -> decoder(client))
                    .decode(token);
            sessions.end(String.valueOf(said.getClaimAsString("iss")), said.getClaimAsString("sid"), said.getSubject());
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).build();
        } catch (JwtException wrong) {
            return ResponseEntity.badRequest()
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
    }

    private static JwtDecoder decoder(ClientRegistration client) {
        ClientRegistration.ProviderDetails details = client.getProviderDetails();
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(String.valueOf(details.getJwkSetUri()))
                .restOperations(ProviderKeys.client())
                .validateType(false)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(String.valueOf(details.getIssuerUri())),
                isAboutSigningOut(client)));
        return decoder;
    }

    /** As chapter 2.6 of the specification has it. */
    private static OAuth2TokenValidator<Jwt> isAboutSigningOut(ClientRegistration client) {
        return said -> {
            boolean right = said.getAudience() != null
                    && said.getAudience().contains(client.getClientId())
                    && said.getClaim("events") instanceof Map<?, ?> events
                    && events.containsKey(EVENT)
                    && !said.hasClaim("nonce")
                    && said.getIssuedAt() != null
                    && (said.hasClaim("sid") || said.getSubject() != null);
            return right
                    ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_request"));
        };
    }
}
