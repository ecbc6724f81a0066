package org.craregistry.dashboard;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.craregistry.testing.Registry;

/** People who come to the pages of a registry, with one browser. */
final class Visitors implements AutoCloseable {

    /** What users may write everywhere, and is never more than text. */
    static final String HOSTILE = "<img src=x onerror=document.title='hacked'>";

    /** A telephone, a small screen at 200 % zoom and as it is, and a large one. */
    static final int[] WIDTHS = {390, 640, 1280, 1920};

    /** Of all of them. */
    static final String PASSWORD = "a password for " + UUID.randomUUID();

    private final Registry registry;
    private final String origin;
    private final Chromium chromium = new Chromium();

    Visitors(Registry registry, int port) {
        this.registry = registry;
        this.origin = "http://localhost:" + port;
    }

    /** Somebody who has not signed in. */
    Visit visit() {
        return new Visit(chromium.visitor(origin), origin);
    }

    Visit signedIn(String account) {
        Visit visit = visit();
        visit.page().navigate("/account");
        return visit.signIn(account, PASSWORD);
    }

    /** Somebody with nothing kept from before but a session. */
    Visit newcomer(String account) {
        try (Visit before = signedIn(account)) {
            return new Visit(chromium.visitor(origin, before.page().context().storageState()), origin);
        }
    }

    /** @return the name of a new account */
    String account() {
        return account(Map.of());
    }

    String account(Map<String, ?> more) {
        String name = "user-" + UUID.randomUUID();
        Map<String, Object> input = new HashMap<>(more);
        input.put("name", name);
        input.put("password", PASSWORD);
        registry.mutate("createAccount", input, "account { name }");
        return name;
    }

    void grant(String portfolio, String account, String role) {
        registry.mutate(
                "grantRole", Map.of("portfolio", portfolio, "account", account, "role", role), "member { account }");
    }

    @Override
    public void close() {
        chromium.close();
    }
}
