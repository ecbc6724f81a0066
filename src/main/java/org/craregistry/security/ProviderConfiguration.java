package org.craregistry.security;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.support.BasicAuthenticationInterceptor;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.introspection.SpringOpaqueTokenIntrospector;
import org.springframework.web.client.RestTemplate;

/** Sign-on with a provider of OpenID Connect, where the properties of Spring name one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    ProviderSettings.class,
    LocalAccountSettings.class,
    OAuth2ClientProperties.class,
    OAuth2ResourceServerProperties.class
})
class ProviderConfiguration {

    private static final String RESOURCE_SERVER = "spring.security.oauth2.resourceserver.";

    ProviderConfiguration(
            OAuth2ClientProperties clients, OAuth2ResourceServerProperties server, LocalAccountSettings localAccounts) {
        if (!localAccounts.enabled() && clients.getRegistration().isEmpty()) {
            throw new InvalidConfigurationPropertyValueException(
                    "registry.security.local-accounts.enabled",
                    false,
                    "Nobody could sign in: without passwords a provider of OpenID Connect is needed, as docs/sign-on.md says.");
        }
        boolean takesTokens = Stream.of(
                        server.getJwt().getIssuerUri(),
                        server.getJwt().getJwkSetUri(),
                        server.getJwt().getPublicKeyLocation())
                .anyMatch(Objects::nonNull);
        if (takesTokens && server.getJwt().getAudiences().isEmpty()) {
            throw new InvalidConfigurationPropertyValueException(
                    RESOURCE_SERVER + "jwt.audiences",
                    List.of(),
                    "Without it every token of the provider would be let in, whichever program it was issued for. Name the audience of this registry.");
        }
    }

    /** Asks the provider for its addresses at the first need: the registry starts without it, and goes on when it is back. */
    @Bean
    @ConditionalOnOAuth2ClientRegistrationProperties
    ClientRegistrationRepository clientRegistrations(OAuth2ClientProperties clients) {
        return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(
                new OAuth2ClientPropertiesMapper(clients).asClientRegistrations()));
    }

    @Bean
    @ConditionalOnOAuth2ClientRegistrationProperties
    Provider provider(ClientRegistrationRepository registrations) {
        return new Provider(registrations, ProviderKeys.ofIdTokens());
    }

    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer keysOfTheProvider() {
        return decoder -> decoder.restOperations(ProviderKeys.client());
    }

    @Bean
    @ConditionalOnProperty(RESOURCE_SERVER + "opaquetoken.introspection-uri")
    OpaqueTokenIntrospector introspector(OAuth2ResourceServerProperties server) {
        RestTemplate http = new RestTemplate(Provider.requests());
        http.getInterceptors()
                .add(new BasicAuthenticationInterceptor(
                        String.valueOf(server.getOpaquetoken().getClientId()),
                        String.valueOf(server.getOpaquetoken().getClientSecret())));
        return new SpringOpaqueTokenIntrospector(
                String.valueOf(server.getOpaquetoken().getIntrospectionUri()), http);
    }

    /** Checks what the provider gives for a code, ID token and nonce included. */
    static AuthenticationProvider codes() {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(Provider.client());
        var codes = new OidcAuthorizationCodeAuthenticationProvider(tokens, Provider.users());
        codes.setJwtDecoderFactory(ProviderKeys.ofIdTokens());
        return codes;
    }

    /** Adds the authorization code flow with PKCE, which ends in a session of the registry. */
    static void signOn(HttpSecurity http, ClientRegistrationRepository registrations, SignOn signOn) {
        var requests = new DefaultOAuth2AuthorizationRequestResolver(registrations);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        Customizer<OAuth2LoginConfigurer<HttpSecurity>> login = configured -> configured
                .loginPage(SecurityConfiguration.SIGN_IN)
                .clientRegistrationRepository(registrations)
                .authorizedClientRepository(signOn)
                .authorizationEndpoint(way ->
                        way.authorizationRequestResolver(requests).authorizationRequestRepository(new SignOnRequests()))
                .successHandler(signOn)
                .failureHandler(signOn)
                .addObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                        filter.setAuthenticationFailureHandler(signOn::away);
                        return filter;
                    }
                });
        http.oauth2Login(login);
    }
}
