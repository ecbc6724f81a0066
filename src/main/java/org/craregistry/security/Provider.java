package org.craregistry.security;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/** Asks a provider of OpenID Connect again about somebody who is signed in. */
final class Provider {

    private static final Duration TO_CONNECT = Duration.ofSeconds(3);
    private static final Duration TO_ANSWER = Duration.ofSeconds(5);

    private final ClientRegistrationRepository registrations;
    private final JwtDecoderFactory<ClientRegistration> decoders;
    private final OidcUserService users = users();
    private final RestClientRefreshTokenTokenResponseClient refreshing =
            new RestClientRefreshTokenTokenResponseClient();

    Provider(ClientRegistrationRepository registrations, JwtDecoderFactory<ClientRegistration> decoders) {
        this.registrations = registrations;
        this.decoders = decoders;
        refreshing.setRestClient(client());
    }

    /** What it says now. */
    record Word(ProviderIdentity identity, Map<String, Object> claims, ProviderTokens tokens) {}

    /** Refuses to vouch for somebody any more. */
    static final class NotVouched extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** A client that does not wait for long: people wait for the answer. */
    static RestClient client() {
        return RestClient.builder()
                .requestFactory(requests())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    /** Asks who somebody is, and does not wait for long either. */
    static OidcUserService users() {
        RestTemplate http = new RestTemplate(requests());
        http.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService asking = new DefaultOAuth2UserService();
        asking.setRestOperations(http);
        OidcUserService users = new OidcUserService();
        users.setOauth2UserService(asking);
        return users;
    }

    static JdkClientHttpRequestFactory requests() {
        HttpClient http = HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(TO_ANSWER);
        return requests;
    }

    Optional<ClientRegistration> find(String registration) {
        return Optional.ofNullable(registrations.findByRegistrationId(registration));
    }

    /**
     * Asks with a refresh token.
     *
     * @return empty where it cannot be reached
     * @throws NotVouched where it answers, and not with a yes
     */
    Optional<Word> ask(String registrationId, ProviderTokens tokens) throws NotVouched {
        if (tokens.refresh() == null) {
            throw new NotVouched();
        }
        try {
            ClientRegistration registration = find(registrationId).orElseThrow(NotVouched::new);
            OAuth2AccessToken spent = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "-", null, null);
            OAuth2AccessTokenResponse answer = refreshing.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
                    registration, spent, new OAuth2RefreshToken(tokens.refresh(), null)));
            return Optional.of(word(registration, answer, tokens));
        } catch (OAuth2AuthorizationException | OAuth2AuthenticationException refused) {
            if (OAuth2ErrorCodes.INVALID_GRANT.equals(codeOf(refused))) {
                throw new NotVouched();
            }
            return Optional.empty();
        } catch (RestClientException | IllegalArgumentException | JwtException away) {
            return Optional.empty();
        }
    }

    private Word word(ClientRegistration registration, OAuth2AccessTokenResponse answer, ProviderTokens before) {
        Object given = answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN);
        if (given == null) {
            throw new JwtException("The provider gave no new ID token, so that nothing new is known");
        }
        Jwt jwt = decoders.createDecoder(registration).decode(given.toString());
        OidcIdToken idToken =
                new OidcIdToken(jwt.getTokenValue(), jwt.getIssuedAt(), jwt.getExpiresAt(), jwt.getClaims());
        OidcUser user = users.loadUser(
                new OidcUserRequest(registration, answer.getAccessToken(), idToken, answer.getAdditionalParameters()));
        OAuth2RefreshToken refresh = answer.getRefreshToken();
        return new Word(
                identity(user),
                user.getClaims(),
                new ProviderTokens(
                        refresh == null ? before.refresh() : refresh.getTokenValue(), idToken.getTokenValue()));
    }

    static ProviderIdentity identity(OidcUser user) {
        return new ProviderIdentity(String.valueOf(user.getIssuer()), String.valueOf(user.getSubject()));
    }

    private static @Nullable String codeOf(RuntimeException refused) {
        return refused instanceof OAuth2AuthorizationException authorization
                ? authorization.getError().getErrorCode()
                : ((OAuth2AuthenticationException) refused).getError().getErrorCode();
    }
}
