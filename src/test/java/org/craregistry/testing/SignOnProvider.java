package org.craregistry.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small provider of OpenID Connect: discovery, authorization code with PKCE, refresh tokens that work once, introspection, keys and
 * the end of a session. Whoever a test says is at the browser is signed in without being asked.
 */
public final class SignOnProvider {

    public static final String CLIENT = "registry";
    public static final String SECRET = "secret of " + UUID.randomUUID();
    public static final String AUDIENCE = "cra-registry";
    public static final String REGISTRATION = "company";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SignOnProvider ONLY_ONE = new SignOnProvider();

    private final RSAKey key = newKey();
    private final HttpServer server;
    private final Map<String, List<String>> groups = new ConcurrentHashMap<>();
    private final Map<String, Way> codes = new ConcurrentHashMap<>();
    private final Map<String, Way> refreshTokens = new ConcurrentHashMap<>();
    private final AtomicInteger keysGiven = new AtomicInteger();
    private volatile String visitor = "";
    private volatile boolean away;

    /** Somebody on the way through a sign-on. */
    private record Way(String name, String sid, String nonce, String challenge) {}

    /** What is sent back. */
    private record Sent(int status, Map<String, ?> body) {}

    private interface Answering {
        Sent to(Map<String, String> parameters) throws JOSEException;
    }

    private SignOnProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newFixedThreadPool(4, task -> {
            Thread thread = new Thread(task, "sign-on-provider");
            thread.setDaemon(true);
            return thread;
        }));
        answer("/.well-known/openid-configuration", asked -> new Sent(200, metadata()));
        answer("/jwks", asked -> {
            keysGiven.incrementAndGet();
            return new Sent(200, new JWKSet(key).toPublicJWKSet().toJSONObject());
        });
        answer("/token", this::token);
        answer("/introspect", this::introspect);
        server.createContext("/authorize", this::authorize);
        server.start();
    }

    /** The one that all tests share. */
    public static SignOnProvider get() {
        return ONLY_ONE;
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Puts somebody before the browser, with groups. */
    public void visitedBy(String name, String... inGroups) {
        visitor = name;
        groups.put(name, List.of(inGroups));
    }

    /** Changes the groups of somebody, who need not notice. */
    public void regroup(String name, String... inGroups) {
        groups.put(name, List.of(inGroups));
    }

    /** Stops vouching for somebody. */
    public void forget(String name) {
        groups.remove(name);
    }

    /** Answers nothing any more, or again. */
    public void away(boolean isAway) {
        away = isAway;
    }

    /** How often it was asked for its keys. */
    public int keysGiven() {
        return keysGiven.get();
    }

    /** A token that somebody else made, who names a key that is nobody's. */
    public String forgedToken() {
        return signed(
                issued(claims("nobody"), AUDIENCE, Instant.now()),
                UUID.randomUUID().toString());
    }

    /** A token for the API, as programs fetch them. */
    public String tokenFor(String name, String audience, Instant issuedAt) {
        return signed(issued(claims(name), audience, issuedAt));
    }

    /** One that names everything but whom it is about. */
    public String tokenOfNobody() {
        return signed(issued(claims("nobody").subject(null), AUDIENCE, Instant.now()));
    }

    private static JWTClaimsSet issued(JWTClaimsSet.Builder claims, String audience, Instant issuedAt) {
        return claims.audience(audience)
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(issuedAt.plusSeconds(600)))
                .build();
    }

    /** What it tells the registry when somebody signed out of a session here. */
    public String signedOut(String sid) {
        return signed(new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .claim("sid", sid)
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .build());
    }

    /** The name of the session that a person has here. */
    public static String sidOf(String name) {
        return "session of " + name;
    }

    private JWTClaimsSet.Builder claims(String name) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("subject of " + name)
                .claim("preferred_username", name)
                .claim("groups", groups.getOrDefault(name, List.of()));
    }

    private Map<String, ?> metadata() {
        Map<String, Object> metadata = new HashMap<>();
        metadata.put("issuer", issuer());
        metadata.put("authorization_endpoint", issuer() + "/authorize");
        metadata.put("token_endpoint", issuer() + "/token");
        metadata.put("jwks_uri", issuer() + "/jwks");
        metadata.put("end_session_endpoint", issuer() + "/end-session");
        metadata.put("subject_types_supported", List.of("public"));
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
        return metadata;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, new Way(visitor, sidOf(visitor), asked.getOrDefault("nonce", ""), asked.get("code_challenge")));
        String back = asked.get("redirect_uri") + "?code=" + code + "&state="
                + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", back);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private Sent token(Map<String, String> asked) {
        boolean refreshing = "refresh_token".equals(asked.get("grant_type"));
        Way way = refreshing
                ? refreshTokens.remove(asked.get("refresh_token"))
                : codes.remove(asked.getOrDefault("code", ""));
        boolean proven = way != null && (refreshing || way.challenge().equals(challenge(asked.get("code_verifier"))));
        if (!proven || !groups.containsKey(way.name())) {
            return new Sent(400, Map.of("error", "invalid_grant"));
        }
        String refresh = UUID.randomUUID().toString();
        refreshTokens.put(refresh, way);
        Date now = new Date();
        Date end = Date.from(now.toInstant().plusSeconds(300));
        JWTClaimsSet.Builder id =
                claims(way.name()).audience(CLIENT).issueTime(now).expirationTime(end);
        if (!refreshing) {
            id.claim("nonce", way.nonce());
        }
        return new Sent(
                200,
                Map.of(
                        "access_token",
                        tokenFor(way.name(), AUDIENCE, now.toInstant()),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        300,
                        "refresh_token",
                        refresh,
                        "id_token",
                        signed(id.claim("sid", way.sid()).build())));
    }

    private Sent introspect(Map<String, String> asked) {
        try {
            String name = SignedJWT.parse(asked.get("token")).getJWTClaimsSet().getStringClaim("preferred_username");
            return groups.containsKey(name)
                    ? new Sent(200, Map.of("active", true, "preferred_username", name, "groups", groups.get(name)))
                    : new Sent(200, Map.of("active", false));
        } catch (ParseException e) {
            return new Sent(200, Map.of("active", false));
        }
    }

    private void answer(String path, Answering answering) {
        server.createContext(path, exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                Sent sent = away ? new Sent(503, Map.of()) : answering.to(parameters(body));
                byte[] bytes = JSON.writeValueAsBytes(sent.body());
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(sent.status(), bytes.length);
                exchange.getResponseBody().write(bytes);
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Map<String, String> parameters(String encoded) {
        return encoded == null || encoded.isEmpty()
                ? Map.of()
                : Stream.of(encoded.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(JWTClaimsSet claims) {
        return signed(claims, key.getKeyID());
    }

    private String signed(JWTClaimsSet claims, String keyId) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
