package org.craregistry.security;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** What every request has to pass: nothing is open but the health of the process, and signing in. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@EnableConfigurationProperties({
    MetricsSettings.class,
    SecuritySettings.class,
    SessionSettings.class,
    LocalAccountSettings.class
})
class SecurityConfiguration {

    /** The page on which people sign in, and what it sends its form to. */
    static final String SIGN_IN = "/sign-in";

    static final String SIGN_OUT = "/sign-out";

    /** The page on which whoever was invited sets a password, and what it sends its form to. */
    static final String WELCOME = "/welcome";

    /** The page on which whoever got a letter ends such letters; its address holds a secret for nothing else. */
    static final String UNSUBSCRIBE = "/unsubscribe/";

    /** Scripts and styles of the pages, the same for everybody: the page to sign in needs them too. */
    private static final String PARTS_OF_PAGES = "/dashboard/*/**";

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    /** Nobody's session is looked up for what is the same for everybody. */
    @Bean
    @Order(1)
    SecurityFilterChain partsOfPages(HttpSecurity http) {
        return stateless(http)
                .securityMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, PARTS_OF_PAGES))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(SecurityConfiguration::protectBrowsers)
                .build();
    }

    @Bean
    SecurityFilterChain http(
            HttpSecurity http,
            SignIn signIn,
            TokenSignIn tokens,
            CalendarSignIn calendars,
            SignInSessions sessions,
            OpenedApi api,
            HttpRefusals refusals,
            ObjectProvider<ClientRegistrationRepository> registrations,
            ProviderAccounts accounts,
            Clock clock) {
        List<AuthenticationProvider> providers = new ArrayList<>(List.of(signIn));
        registrations.ifAvailable(found -> {
            ProviderConfiguration.signOn(http, found, new SignOn(accounts, sessions, clock));
            providers.add(ProviderConfiguration.codes());
        });
        return stateless(http)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health", "/actuator/health/*")
                        .permitAll()
                        .requestMatchers(MetricsAccess.PATH)
                        .access(MetricsAccess::ofAdministrators)
                        .requestMatchers(SIGN_IN, WELCOME, UNSUBSCRIBE + "*", SignOnController.OPTIONS)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, SignOnController.SIGNED_OUT)
                        .permitAll()
                        // What went wrong is told to whoever met it: the request itself has passed or was refused
                        // before.
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                // Given whole, without a parent to ask again: each attempt counts once.
                .authenticationManager(new ProviderManager(providers))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .cors(cors -> cors.configurationSource(api))
                .addFilterBefore(new CrossSiteFilter(refusals, api), BasicAuthenticationFilter.class)
                .addFilterBefore(tokenFilter(tokens, tokens, refusals), BasicAuthenticationFilter.class)
                .addFilterBefore(tokenFilter(calendars, calendars, refusals), BasicAuthenticationFilter.class)
                .addFilterBefore(new SessionFilter(sessions, refusals), BasicAuthenticationFilter.class)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(SecurityConfiguration::protectBrowsers)
                .build();
    }

    /** Answers addresses and methods that the firewall of Spring Security refuses, before anybody is asked to sign in. */
    @Bean
    RequestRejectedHandler rejectedRequests(HttpRefusals refusals) {
        return (request, response, rejected) -> refusals.unacceptable(response);
    }

    /** Requests are measured as a whole, and not in each filter that they pass. */
    @Bean
    static SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * Keeps nothing between requests. The cross-site filter meets credentials that browsers attach; what is done in a session proves its
     * page.
     */
    static HttpSecurity stateless(HttpSecurity http) {
        return http.sessionManagement(kept -> kept.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    private static AuthenticationFilter tokenFilter(
            AuthenticationConverter attempts, AuthenticationManager tokens, HttpRefusals refusals) {
        AuthenticationFilter filter = new AuthenticationFilter(tokens, attempts);
        filter.setSuccessHandler((request, response, authentication) -> {});
        filter.setFailureHandler(refusals::commence);
        return filter;
    }

    private static void protectBrowsers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }
}
