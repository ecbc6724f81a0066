package org.craregistry;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import java.lang.reflect.Method;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.craregistry.assessment.Drafts;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.security.MayCall;
import org.craregistry.security.MayCall.Who;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.Events;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.craregistry.testing.SignOnProvider;
import org.craregistry.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;

/** Calls everything as everybody and compares what happens with what is declared. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RightsMatrixTests {

    private static final String PASSWORD = "a password for " + UUID.randomUUID();
    private static final String PASSED = "passed";
    private static final String UPLOAD = "upload";
    private static final String ATTACH = "attach";
    /** What a token cannot do: it would outlive its revocation. */
    private static final List<String> FOR_PEOPLE = List.of(
            "createAccount",
            "createInvitation",
            "resetPassword",
            "unlockAccount",
            "eraseAccount",
            "changePassword",
            "createToken",
            "createCalendarToken",
            "setMailAddress",
            "confirmMailAddress");

    /** Open to everybody, by a password or by a secret that is worth nothing else. */
    private static final List<String> OPEN = List.of("signIn", "signOut", "accept", "endSessions", "unsubscribe");

    /** Who calls, by what the caller holds in the portfolio or beside it. */
    private enum Caller {
        NOBODY,
        STRANGER,
        OWNER_OF_ANOTHER,
        VIEWER,
        EDITOR,
        EDITOR_IN_A_SESSION,
        COMPLIANCE,
        OWNER,
        OWNER_READING_ONLY,
        COMPLIANCE_BY_SIGN_ON,
        AUDITOR,
        ADMINISTRATOR,
        ADMINISTRATOR_WITH_A_TOKEN;

        private boolean holds(Who least) {
            Caller role = this == EDITOR_IN_A_SESSION ? EDITOR : this == COMPLIANCE_BY_SIGN_ON ? COMPLIANCE : this;
            return List.of(EDITOR, COMPLIANCE, OWNER).indexOf(role)
                    >= List.of(Who.EDITOR, Who.COMPLIANCE, Who.OWNER).indexOf(least);
        }

        private boolean administrates() {
            return this == ADMINISTRATOR || this == ADMINISTRATOR_WITH_A_TOKEN;
        }

        /** Whether no person signed in, but a program with a token, of the registry or of the provider. */
        private boolean isProgram() {
            return this == ADMINISTRATOR_WITH_A_TOKEN || this == COMPLIANCE_BY_SIGN_ON;
        }

        private boolean sees() {
            return this != STRANGER && this != OWNER_OF_ANOTHER;
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    GraphQlSource graphQl;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    StatesOfLaw states;

    @Autowired
    TransactionTemplate transaction;

    private final String marker = "Hidden " + UUID.randomUUID();
    private final Map<Caller, Api> callers = new EnumMap<>(Caller.class);
    private final Map<Caller, String> accounts = new EnumMap<>(Caller.class);
    private final Map<String, Function<Caller, Map<String, ?>>> inputs = new TreeMap<>();
    private Map<String, Who> declared;
    private Registry registry;
    private Api admin;
    private String key;
    private String portfolio;
    private String another;
    private String product;
    private String certificate;
    private String declaration;
    private String assessment;
    private String file;
    private String address;
    private String requirement;
    private String element;
    private String change;
    private String imported;
    private String importRow;
    private String classification;
    private String routeDecision;
    private String draft;
    private String webhook;
    private String delivery;

    @BeforeAll
    void fill() {
        registry = new Registry(port);
        admin = registry.administrator();
        key = TestDatabase.MAPPED_PORTFOLIO;
        String there = admin.ask("{ portfolio(key: \"%s\") { id } }".formatted(key))
                .data("/portfolio/id")
                .asString("");
        portfolio = there.isEmpty() ? registry.portfolio(key) : there;
        product = newProduct();
        certificate = newCertificate();
        declaration = newDeclaration();
        assessment = newAssessment();
        file = newFile();
        address = newAddress();
        requirement = standing("requirements");
        element = standing("article15Elements");
        change = ask(admin, "{ portfolio(key: \"%s\") { changes(first: 1) { nodes { id } } } }".formatted(key))
                .data("/portfolio/changes/nodes/0/id")
                .asString();
        imported = newImport();
        importRow = registry.firstRowOf(imported);
        classification = registry.classified(newProduct(), 0, marker);
        routeDecision = registry.planned(portfolio, "R-" + UUID.randomUUID(), marker);
        draft = newDraft();
        webhook = newWebhook();
        delivery = registry.delivered(webhook, key);
        signUp();
        describeCalls();
        declared = declarations();
    }

    @AfterAll
    void discard() {
        Drafts.removeAll(jdbc, states);
    }

    private void signUp() {
        callers.put(Caller.NOBODY, Api.at(port));
        for (Caller caller : Caller.values()) {
            if (caller != Caller.NOBODY && caller != Caller.OWNER_READING_ONLY && !caller.isProgram()) {
                String name = newAccount(caller);
                accounts.put(caller, name);
                Api api = Api.at(port);
                callers.put(
                        caller,
                        caller == Caller.EDITOR_IN_A_SESSION ? api.inSession(name, PASSWORD) : api.as(name, PASSWORD));
            }
        }
        for (Caller member : List.of(Caller.VIEWER, Caller.EDITOR, Caller.COMPLIANCE, Caller.OWNER)) {
            grant(portfolio, accounts.get(member), member.name());
        }
        grant(portfolio, accounts.get(Caller.EDITOR_IN_A_SESSION), "EDITOR");
        another = registry.portfolio(Registry.newKey());
        grant(another, accounts.get(Caller.OWNER_OF_ANOTHER), "OWNER");
        accounts.put(Caller.OWNER_READING_ONLY, accounts.get(Caller.OWNER));
        String secret = mutate(
                        callers.get(Caller.OWNER),
                        "createToken",
                        Map.of("label", "reads", "readOnly", true),
                        "newToken { secret }")
                .at("/newToken/secret")
                .asString();
        callers.put(Caller.OWNER_READING_ONLY, Api.at(port).withToken(secret));
        String ofAdministrator = mutate(admin, "createToken", Map.of("label", "may all"), "newToken { secret }")
                .at("/newToken/secret")
                .asString();
        callers.put(Caller.ADMINISTRATOR_WITH_A_TOKEN, Api.at(port).withToken(ofAdministrator));
        String name = "u-" + UUID.randomUUID();
        SignOnProvider.get().regroup(name, "matrix-COMPLIANCE");
        callers.put(
                Caller.COMPLIANCE_BY_SIGN_ON,
                Api.at(port).withToken(SignOnProvider.get().tokenFor(name, SignOnProvider.AUDIENCE, Instant.now())));
    }

    /** One line for each mutation: an input that is right, and new for each call, so that only rights can stand in its way. */
    private void describeCalls() {
        inputs.put("createAccount", caller -> Map.of("name", "u-" + UUID.randomUUID()));
        inputs.put("createInvitation", caller -> Map.of("name", "u-" + UUID.randomUUID()));
        inputs.put("resetPassword", caller -> Map.of("account", newAccount(caller)));
        inputs.put("lockAccount", caller -> Map.of("account", newAccount(caller)));
        inputs.put("unlockAccount", caller -> Map.of("account", newAccount(caller)));
        inputs.put("eraseAccount", caller -> Map.of("account", newAccount(caller), "reason", "Left the company."));
        inputs.put("handOver", caller -> Map.of("from", newAccount(caller), "to", newAccount(caller)));
        // Right but for the new password: it is checked last.
        inputs.put("changePassword", caller -> Map.of("currentPassword", PASSWORD, "newPassword", "short"));
        inputs.put("createToken", caller -> Map.of("label", "matrix"));
        inputs.put("createCalendarToken", caller -> Map.of("portfolio", portfolio, "label", "matrix"));
        inputs.put("revokeToken", caller -> Map.of("id", newTokenOf(caller)));
        inputs.put(
                "grantRole", caller -> Map.of("portfolio", portfolio, "account", newAccount(caller), "role", "VIEWER"));
        inputs.put("revokeRole", caller -> Map.of("portfolio", portfolio, "account", newMember()));
        inputs.put("createPortfolio", caller -> Map.of("key", Registry.newKey(), "name", "Another"));
        inputs.put(
                "renamePortfolio",
                caller -> Map.of("id", portfolio, "expectedRevision", revision(), "name", "By " + caller));
        inputs.put(
                "updatePortfolio",
                caller -> Map.of("id", portfolio, "expectedRevision", revision(), "name", "Of " + caller));
        inputs.put(
                "setPortfolioDefaults",
                caller -> Map.of("id", portfolio, "expectedRevision", revision(), "manufacturer", "By " + caller));
        inputs.put("recountProducts", caller -> Map.of("portfolio", portfolio));
        inputs.put(
                "registerProduct",
                caller -> Map.of("portfolio", portfolio, "reference", "R-" + UUID.randomUUID(), "name", "Router"));
        inputs.put(
                "updateProduct", caller -> Map.of("id", newProduct(), "expectedRevision", 0, "name", "By " + caller));
        inputs.put(
                "answerQuestions",
                caller -> Map.of(
                        "products",
                        List.of(Map.of("id", newProduct(), "expectedRevision", 0)),
                        "facts",
                        Map.of("nature", "SOFTWARE")));
        inputs.put(
                "withdrawProduct", caller -> Map.of("id", newProduct(), "expectedRevision", 0, "reason", "Not sold."));
        inputs.put(
                "decideClassification",
                caller -> Map.of(
                        "id",
                        newProduct(),
                        "expectedRevision",
                        0,
                        "coreFunctionality",
                        "NONE",
                        "reason",
                        "It only blinks."));
        inputs.put(
                "fileCertificate",
                caller -> Map.of("product", newProduct(), "certificate", Map.of("scheme", "EUCC", "number", marker)));
        inputs.put("updateCertificate", caller -> changed(newCertificate(), "certificate", Map.of("level", "HIGH")));
        inputs.put("withdrawCertificate", caller -> withdrawn(newCertificate()));
        inputs.put(
                "issueDeclaration", caller -> Map.of("product", newProduct(), "declaration", Map.of("number", marker)));
        inputs.put("updateDeclaration", caller -> changed(newDeclaration(), "declaration", Map.of("form", "FULL")));
        inputs.put("withdrawDeclaration", caller -> withdrawn(newDeclaration()));
        inputs.put(
                "recordAssessment",
                caller -> Map.of("product", newProduct(), "assessment", Map.of("procedure", "MODULE_A")));
        inputs.put("updateAssessment", caller -> changed(newAssessment(), "assessment", Map.of("openFindings", false)));
        inputs.put(
                "removeEvidence",
                caller -> Map.of("id", newCertificate(), "expectedRevision", 0, "reason", "Filed by mistake."));
        inputs.put(
                "attachAddress",
                caller -> Map.of("to", newProduct(), "url", "https://example.org/", "title", marker, "kind", "OTHER"));
        inputs.put("removeEvidenceFile", caller -> Map.of("id", newFile(), "reason", "It names a person."));
        inputs.put(
                "assessRequirements",
                caller -> Map.of(
                        "products",
                        List.of(Map.of("id", newProduct(), "expectedRevision", 0)),
                        "requirements",
                        List.of(Map.of("code", "CRA-AI-P1-1", "standing", "FULFILLED"))));
        inputs.put(
                "assessArticle15Elements",
                caller -> Map.of(
                        "products",
                        List.of(Map.of("id", newProduct(), "expectedRevision", 0)),
                        "article15Elements",
                        List.of(Map.of("code", "A15-CY1", "standing", "EVIDENCED"))));
        // Right but for the portfolio, which has nothing reviewed: that is asked after the rights.
        inputs.put(
                "reviewStandings",
                caller -> Map.of(
                        "products",
                        List.of(Map.of("id", newProduct(), "expectedRevision", 0)),
                        "requirements",
                        List.of("CRA-AI-P1-1")));
        // A product of which nothing is known has no route, and none is relied on: that is asked after the rights.
        inputs.put(
                "decideArticle15Route",
                caller -> Map.of(
                        "id",
                        newProduct(),
                        "expectedRevision",
                        0,
                        "route",
                        "DIRECT_EVIDENCE",
                        "reason",
                        "All is evidenced."));
        inputs.put(
                "withdrawRouteDecision",
                caller -> Map.of("id", newProduct(), "expectedRevision", 0, "reason", "Not sold."));
        // Right but for what is checked after the rights: a state of the law in force is in force for all other tests.
        inputs.put("draftStateOfLaw", caller -> Map.of("title", "By " + caller, "legalChanges", Map.of()));
        inputs.put("updateStateOfLawDraft", caller -> Map.of("id", draft, "expectedRevision", 99));
        inputs.put("discardStateOfLawDraft", caller -> Map.of("id", draft, "expectedRevision", 99));
        inputs.put(
                "adoptStateOfLaw",
                caller -> Map.of("id", draft, "expectedRevision", 99, "reason", "It was published."));
        // What is right once is not so again: then the state of the import stands in the way, which is asked after the
        // rights.
        inputs.put(
                "mapValue",
                caller -> Map.of("portfolio", portfolio, "field", "nature", "met", "Gizmo", "code", "HARDWARE"));
        inputs.put("forgetMapping", caller -> {
            Map<String, Object> mapping = Map.of("portfolio", portfolio, "field", "nature", "met", "To forget");
            Map<String, Object> kept = new HashMap<>(mapping);
            kept.put("code", "HARDWARE");
            registry.mutate("mapValue", kept, "");
            return mapping;
        });
        inputs.put("setMailAddress", caller -> Map.of("address", "somebody@example.org"));
        // Right but for the code: it came to nobody here.
        inputs.put("confirmMailAddress", caller -> Map.of("code", "none"));
        inputs.put("chooseNews", caller -> Map.of("portfolio", portfolio, "kinds", List.of("DATE_AHEAD")));
        inputs.put("createWebhook", caller -> newWebhookInput());
        inputs.put("updateWebhook", caller -> Map.of("id", newWebhook(), "enabled", false));
        inputs.put("rotateWebhookSecret", caller -> Map.of("id", newWebhook()));
        inputs.put("removeWebhook", caller -> Map.of("id", newWebhook()));
        inputs.put("sendWebhookDeliveryAgain", caller -> Map.of("id", delivery));
        inputs.put("replanImport", caller -> Map.of("id", imported, "expectedRevision", 99, "settings", Map.of()));
        inputs.put("applyImport", caller -> Map.of("id", imported));
        inputs.put("discardImport", caller -> Map.of("id", imported));
        inputs.put("cancelImport", caller -> Map.of("id", imported));
        inputs.put("revertImport", caller -> Map.of("id", imported));
    }

    @Test
    void knowsEveryMutationOfTheSchema() {
        assertThat(mutations()).containsExactlyElementsOf(inputs.keySet());
        assertThat(declared.keySet()).containsAll(inputs.keySet());
    }

    Stream<String> mutations() {
        return graphQl.schema().getMutationType().getFieldDefinitions().stream()
                .map(GraphQLFieldDefinition::getName)
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void letsMutateWhoIsDeclaredToAndNobodyElse(String mutation) {
        assertThat(inputs).containsKey(mutation);
        compare(mutation, caller -> outcome(call(mutation, caller), mutation), caller -> expected(mutation, caller));
    }

    @Test
    void letsUploadWhoIsDeclaredToAndNobodyElse() {
        compare(
                UPLOAD,
                caller -> String.valueOf(upload(callers.get(caller)).status()),
                caller -> expectedStatus(UPLOAD, caller, "202"));
        compare(
                ATTACH,
                caller -> String.valueOf(
                        attach(callers.get(caller), newCertificate()).status()),
                caller -> expectedStatus(ATTACH, caller, "201"));
        for (String holder : List.of(product + "?kind=OTHER", requirement, element)) {
            compare(
                    ATTACH + " to " + holder,
                    caller -> String.valueOf(
                            attach(callers.get(caller), holder, marker + caller).status()),
                    caller -> expectedStatus(ATTACH, caller, "201"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STRANGER", "OWNER_OF_ANOTHER"})
    void neverHasThoseWaitForALockWhoDoNotSeeWhatIsLocked(Caller caller) {
        Map<String, Map<String, ?>> asked = new TreeMap<>();
        inputs.forEach((mutation, input) -> asked.put(mutation, input.apply(caller)));
        String evidence = newCertificate();
        Map<String, Object> basedOn =
                Map.of("portfolio", another, "reference", "R-" + UUID.randomUUID(), "name", "N", "basedOn", product);
        transaction.executeWithoutResult(status -> {
            assertThat(jdbc.queryForList(
                            "SELECT p.id FROM product p WHERE p.portfolio_id = "
                                    + "(SELECT id FROM portfolio WHERE portfolio_key = ?) FOR UPDATE",
                            key))
                    .isNotEmpty();
            asked.forEach((mutation, input) -> assertThat(
                            atOnce(mutation, () -> outcome(call(mutation, caller, input), mutation)))
                    .as(mutation)
                    .isEqualTo(expected(mutation, caller)));
            assertThat(atOnce(
                            ATTACH, () -> attach(callers.get(caller), evidence).status()))
                    .isEqualTo(404);
            assertThat(atOnce("basedOn", () -> outcome(call("registerProduct", caller, basedOn), "registerProduct")))
                    .isEqualTo("NOT_FOUND");
        });
    }

    private static <T> T atOnce(String what, Supplier<T> call) {
        long begun = System.nanoTime();
        T outcome = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(what).isLessThan(Duration.ofSeconds(5));
        return outcome;
    }

    private String expectedStatus(String upload, Caller caller, String passed) {
        return switch (caller) {
            case NOBODY -> "401";
            case OWNER_READING_ONLY -> "403";
            default ->
                switch (expected(upload, caller)) {
                    case PASSED -> passed;
                    case "NOT_FOUND" -> "404";
                    default -> "403";
                };
        };
    }

    static Stream<String> questions() {
        return Stream.of(
                "portfolio(key: \"$key\") { name }",
                "portfolio(key: \"$key\") { products { totalCount nodes { name } } }",
                "portfolio(key: \"$key\") { status { products } }",
                "portfolio(key: \"$key\") { attention { totalCount nodes { statement product { name } } } }",
                "portfolio(key: \"$key\") { changes { nodes { subjectLabel } } }",
                "portfolio(key: \"$key\") { members { nodes { account } } }",
                "product(by: {id: \"$product\"}) { name portfolio { name members { nodes { account } } } changes { nodes { id } } }",
                "product(by: {key: {portfolio: \"$key\", reference: \"R-0\"}}) { name }",
                "product(by: {id: \"$product\"}) { declarationReadiness { ready items { code } } }",
                "import(id: \"$import\") { fileName portfolio { name } }",
                "import(id: \"$import\") { rows { totalCount nodes { label fieldChanges { new } product { name } } } }",
                "node(id: \"$portfolio\") { ... on Portfolio { name products { nodes { name } } members { nodes { account } } } }",
                "node(id: \"$product\") { ... on Product { name changes { nodes { subjectLabel } } } }",
                "node(id: \"$import\") { ... on Import { fileName rows { nodes { label } } } }",
                "node(id: \"$change\") { ... on Change { subjectLabel fieldChanges { new } } }",
                "product(by: {id: \"$product\"}) { certificates { nodes { number } } requirements { note } declarations { nodes { number } } }",
                "node(id: \"$certificate\") { ... on Certificate { number product { name } } }",
                "node(id: \"$declaration\") { ... on Declaration { number product { name } } }",
                "node(id: \"$assessment\") { ... on ConformityAssessment { bodyName product { name } } }",
                "node(id: \"$file\") { ... on EvidenceFile { fileName sha256 path } }",
                "node(id: \"$certificate\") { ... on Certificate { files { fileName } } }",
                "node(id: \"$row\") { ... on ImportRow { label fieldChanges { new } } }",
                "node(id: \"$classification\") { ... on ClassificationDecision { reason } }",
                "node(id: \"$route\") { ... on RouteDecision { reason } }",
                "nodes(ids: [\"$row\"]) { id }",
                "nodes(ids: [\"$classification\"]) { id }",
                "nodes(ids: [\"$route\"]) { id }",
                "nodes(ids: [\"$file\"]) { id }",
                "node(id: \"$address\") { ... on EvidenceAddress { url title } }",
                "nodes(ids: [\"$address\"]) { id }",
                "product(by: {id: \"$product\"}) { files { fileName } addresses { url title } }",
                "node(id: \"$requirement\") { ... on RequirementStanding { note product { name } files { fileName } } }",
                "node(id: \"$element\") { ... on Article15ElementStanding { evidence addresses { url } product { name } } }",
                "nodes(ids: [\"$requirement\"]) { id }",
                "nodes(ids: [\"$element\"]) { id }",
                "nodes(ids: [\"$certificate\"]) { id }",
                "nodes(ids: [\"$declaration\"]) { id }",
                "nodes(ids: [\"$assessment\"]) { id }",
                "product(by: {id: \"$product\"}) { routeDecision { reason } routeDecisions { nodes { reason } } }",
                "nodes(ids: [\"$portfolio\"]) { id }",
                "nodes(ids: [\"$product\"]) { id }",
                "nodes(ids: [\"$import\"]) { id }",
                "nodes(ids: [\"$change\"]) { id }");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void answersOnlyThoseWhoSeeThePortfolio(String question) {
        String document = "{ answer: "
                + question.replace("$key", key)
                        .replace("$portfolio", portfolio)
                        .replace("$product", product)
                        .replace("$import", imported)
                        .replace("$certificate", certificate)
                        .replace("$declaration", declaration)
                        .replace("$assessment", assessment)
                        .replace("$file", file)
                        .replace("$row", importRow)
                        .replace("$classification", classification)
                        .replace("$route", routeDecision)
                        .replace("$address", address)
                        .replace("$requirement", requirement)
                        .replace("$element", element)
                        .replace("$change", change)
                + " }";
        compare(question, caller -> seen(callers.get(caller).ask(document)), caller -> {
            if (caller == Caller.NOBODY) {
                return "401";
            }
            return caller.sees() ? "seen" : "nothing";
        });
    }

    static Stream<String> questionsForOwners() {
        return Stream.of(
                "node(id: \"$webhook\") { ... on Webhook { address deliveries { totalCount nodes { statement } } } }",
                "node(id: \"$delivery\") { ... on WebhookDelivery { statement webhook { address } } }",
                "nodes(ids: [\"$webhook\"]) { id }",
                "nodes(ids: [\"$delivery\"]) { id }");
    }

    @ParameterizedTest
    @MethodSource("questionsForOwners")
    void answersOnlyOwnersAndThoseWhoSeeEverything(String question) {
        String document = "{ answer: " + question.replace("$webhook", webhook).replace("$delivery", delivery) + " }";
        compare(question, caller -> seen(callers.get(caller).ask(document)), caller -> {
            if (caller == Caller.NOBODY) {
                return "401";
            }
            boolean looks = caller.administrates() || caller == Caller.AUDITOR;
            return looks || caller == Caller.OWNER || caller == Caller.OWNER_READING_ONLY ? "seen" : "nothing";
        });
    }

    @Test
    void listsAccountsForAdministratorsOnly() {
        compare(
                "accounts",
                caller -> {
                    Answer answer = callers.get(caller).ask("{ accounts(first: 1) { nodes { name } } }");
                    return answer.status() == 401 ? "401" : answer.code();
                },
                caller -> switch (caller) {
                    case NOBODY -> "401";
                    case ADMINISTRATOR, ADMINISTRATOR_WITH_A_TOKEN -> "";
                    default -> "FORBIDDEN";
                });
    }

    Stream<String> subscriptions() {
        return graphQl.schema().getSubscriptionType().getFieldDefinitions().stream()
                .map(GraphQLFieldDefinition::getName);
    }

    @ParameterizedTest
    @MethodSource("subscriptions")
    void letsListenWhoSeesAndNobodyElse(String subscription) {
        boolean ofImport = subscription.equals("importProgress");
        String document = "subscription { %s(%s: \"%s\") { __typename } }"
                .formatted(subscription, ofImport ? "id" : "portfolio", ofImport ? imported : portfolio);
        compare(
                subscription,
                caller -> {
                    try (Events events = callers.get(caller).listen(document)) {
                        String code =
                                events.next().at("/errors/0/extensions/code").asString("");
                        return events.status() + code;
                    }
                },
                caller -> caller == Caller.NOBODY ? "401" : caller.sees() ? "200" : "200NOT_FOUND");
    }

    @Test
    void listsAndCountsOnlyWhatIsSeen() {
        String document = "{ portfolios(first: 100) { totalCount nodes { key } } }";

        assertThat(callers.get(Caller.STRANGER)
                        .ask(document)
                        .data("/portfolios/totalCount")
                        .asInt())
                .isZero();
        for (Caller caller : List.of(Caller.OWNER_OF_ANOTHER, Caller.VIEWER, Caller.OWNER_READING_ONLY)) {
            Answer answer = callers.get(caller).ask(document);
            assertThat(answer.data("/portfolios/totalCount").asInt())
                    .as(caller.name())
                    .isEqualTo(1);
            assertThat(answer.text().contains(key)).as(caller.name()).isEqualTo(caller.sees());
        }
    }

    /** First, while the portfolio has few products: each caller fetches all of them several times. */
    @Order(0)
    @ParameterizedTest
    @MethodSource("files")
    void handsFilesOnlyToThoseWhoSeeThePortfolio(String path) {
        String wanted = path.replace("$key", key)
                .replace("$import", imported)
                .replace("$product", product)
                .replace("$file", file);
        compare(path, caller -> String.valueOf(callers.get(caller).get(wanted).status()), caller -> {
            if (caller == Caller.NOBODY) {
                return "401";
            }
            return caller.sees() ? "200" : "404";
        });
    }

    static Stream<String> files() {
        return Stream.of(
                "/registers/$key.xlsx",
                "/registers/$key.csv",
                "/registers/$key/changes.csv",
                "/registers/imports/$import",
                "/products/$product/declaration.docx",
                "/portfolios/$key/calendar.ics",
                "/evidence/files/$file");
    }

    private static void compare(String what, Function<Caller, String> actual, Function<Caller, String> expected) {
        Map<Caller, String> happened = new EnumMap<>(Caller.class);
        Map<Caller, String> wanted = new EnumMap<>(Caller.class);
        for (Caller caller : Caller.values()) {
            happened.put(caller, actual.apply(caller));
            wanted.put(caller, expected.apply(caller));
        }
        assertThat(happened).as(what).isEqualTo(wanted);
    }

    private String expected(String mutation, Caller caller) {
        Who who = declared.get(mutation);
        if (caller == Caller.NOBODY) {
            return "401";
        }
        if (caller == Caller.OWNER_READING_ONLY || caller.isProgram() && FOR_PEOPLE.contains(mutation)) {
            return "FORBIDDEN";
        }
        if (mutation.equals("revokeToken") && caller == Caller.COMPLIANCE_BY_SIGN_ON) {
            // The provider issues the tokens of its accounts: there is none of one's own here.
            return "NOT_FOUND";
        }
        if (who == Who.VIEWER) {
            return caller.sees() ? PASSED : "NOT_FOUND";
        }
        if (who == Who.ANYONE || caller.administrates()) {
            return PASSED;
        }
        if (who == Who.ADMINISTRATOR) {
            return "FORBIDDEN";
        }
        if (!caller.sees()) {
            return "NOT_FOUND";
        }
        return caller.holds(who) ? PASSED : "FORBIDDEN";
    }

    private Answer call(String mutation, Caller caller) {
        return call(mutation, caller, inputs.get(mutation).apply(caller));
    }

    private Answer call(String mutation, Caller caller, Map<String, ?> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1);
        Answer answer = callers.get(caller)
                .ask(
                        "mutation ($input: %sInput!) { %s(input: $input) { __typename errors { code path message } } }"
                                .formatted(type, mutation),
                        Map.of("input", input));
        JsonNode error = answer.json().at("/data/" + mutation + "/errors/0");
        if (error.at("/code").asString("").equals("NOT_FOUND")) {
            assertThat(input.keySet())
                    .as(answer.text())
                    .map(String::valueOf)
                    .contains(error.at("/path/0").asString());
        }
        return answer;
    }

    private static String outcome(Answer answer, String mutation) {
        if (answer.status() == 401) {
            return "401";
        }
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        String code = answer.data("/" + mutation + "/errors/0/code").asString("");
        return List.of("FORBIDDEN", "NOT_FOUND").contains(code) ? code : PASSED;
    }

    /** Whether an answer shows anything; where it does not, the name of what is hidden may stand nowhere in it. */
    private String seen(Answer answer) {
        if (answer.status() == 401) {
            return "401";
        }
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        JsonNode shown = answer.data("/answer");
        boolean nothing = shown.isNull() || (shown.isArray() && shown.get(0).isNull());
        assertThat(nothing && answer.text().contains(marker)).as(answer.text()).isFalse();
        return nothing ? "nothing" : "seen";
    }

    /** What the handlers of mutations, and of the uploads, declare; signing in and out, and ending letters, is open. */
    private Map<String, Who> declarations() {
        Map<String, Who> found = new HashMap<>();
        for (Object bean : context.getBeansWithAnnotation(Controller.class).values()) {
            for (Method method : ClassUtils.getUserClass(bean).getDeclaredMethods()) {
                if (AnnotatedElementUtils.hasAnnotation(method, MutationMapping.class)
                        || (AnnotatedElementUtils.hasAnnotation(method, PostMapping.class)
                                && !OPEN.contains(method.getName()))) {
                    found.put(
                            method.getName(),
                            method.getAnnotation(MayCall.class).value());
                }
            }
        }
        return found;
    }

    private String newProduct() {
        boolean first = product == null;
        String reference = first ? "R-0" : "R-" + UUID.randomUUID();
        return registry.product(portfolio, reference, Map.of("name", marker));
    }

    private static Map<String, ?> changed(String id, String field, Map<String, ?> content) {
        return Map.of("id", id, "expectedRevision", 0, field, content);
    }

    private static Map<String, ?> withdrawn(String id) {
        return Map.of(
                "id", id, "expectedRevision", 0, "withdrawnOn", "2026-10-01", "reason", "The issuer withdrew it.");
    }

    private String newCertificate() {
        return filed("fileCertificate", "certificate", Map.of("scheme", "EUCC", "number", marker));
    }

    private String newDeclaration() {
        return filed("issueDeclaration", "declaration", Map.of("number", marker));
    }

    private String newAssessment() {
        return filed("recordAssessment", "assessment", Map.of("procedure", "MODULE_A", "bodyName", marker));
    }

    private String newFile() {
        return attach(admin, newCertificate()).json().at("/id").asString();
    }

    private Answer attach(Api caller, String evidence) {
        return attach(caller, evidence, marker);
    }

    /** @param holder the id of what the document is to belong to, with the parameters that it takes */
    private Answer attach(Api caller, String holder, String content) {
        String path = holder.replaceFirst("\\?|$", "/files?fileName=hidden.txt&");
        return caller.send(caller.request("/evidence/" + path.replaceFirst("&$", ""))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(content)));
    }

    private String newAddress() {
        Map<String, String> input =
                Map.of("to", product, "url", "https://example.org/", "title", marker, "kind", "OTHER");
        return registry.mutate("attachAddress", input, "address { id }")
                .at("/address/id")
                .asString();
    }

    private String standing(String list) {
        return ask(admin, "{ product(by: {id: \"%s\"}) { of: %s { id } } }".formatted(product, list))
                .data("/product/of/0/id")
                .asString();
    }

    private String filed(String mutation, String kind, Map<String, ?> content) {
        return registry.mutate(mutation, Map.of("product", newProduct(), kind, content), kind + " { id }")
                .at("/" + kind + "/id")
                .asString();
    }

    private Map<String, Object> newWebhookInput() {
        return Map.of(
                "portfolio",
                portfolio,
                "address",
                "http://127.0.0.1:9/" + marker.replace(" ", ""),
                "kinds",
                List.of("IMPORT_WAITS"));
    }

    /** At most ten are allowed: those that were made before are removed. */
    private String newWebhook() {
        ask(admin, "{ portfolio(key: \"%s\") { webhooks { id } } }".formatted(key))
                .data("/portfolio/webhooks")
                .forEach(one -> {
                    String id = one.at("/id").asString();
                    if (!id.equals(webhook)) {
                        registry.mutate("removeWebhook", Map.of("id", id), "");
                    }
                });
        return registry.mutate("createWebhook", newWebhookInput(), "webhook { id }")
                .at("/webhook/id")
                .asString();
    }

    private String newAccount(Caller caller) {
        String name = "u-" + UUID.randomUUID();
        Map<String, Object> input = new HashMap<>(Map.of(
                "name", name, "administrator", caller == Caller.ADMINISTRATOR, "auditor", caller == Caller.AUDITOR));
        // Without a password where nobody signs in, since to hash one takes long.
        if (accounts.containsKey(caller)) {
            mutate(admin, "createInvitation", input, "invitation { path }");
        } else {
            input.put("password", PASSWORD);
            mutate(admin, "createAccount", input, "account { id }");
        }
        return name;
    }

    private String newMember() {
        String name = newAccount(Caller.STRANGER);
        grant(portfolio, name, "VIEWER");
        return name;
    }

    private String newTokenOf(Caller caller) {
        String account = accounts.getOrDefault(caller, "admin");
        return mutate(admin, "createToken", Map.of("label", "matrix", "account", account), "newToken { token { id } }")
                .at("/newToken/token/id")
                .asString();
    }

    private void grant(String where, String account, String role) {
        mutate(admin, "grantRole", Map.of("portfolio", where, "account", account, "role", role), "member { account }");
    }

    private int revision() {
        return ask(admin, "{ portfolio(key: \"%s\") { revision } }".formatted(key))
                .data("/portfolio/revision")
                .asInt();
    }

    private Answer upload(Api caller) {
        return caller.send(caller.request("/registers/" + key + "/imports?fileName=hidden.csv")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("Reference,Name\nR-1,%s\n".formatted(marker))));
    }

    private String newImport() {
        String id = upload(admin).json().at("/id").asString();
        String state = "";
        for (int i = 0; i < 600 && !state.equals("PLANNED"); i++) {
            pause();
            state = admin.get("/registers/imports/" + id).json().at("/state").asString();
        }
        assertThat(state).isEqualTo("PLANNED");
        return id;
    }

    private String newDraft() {
        Map<String, Object> moved = Map.of(
                "date", "CRA_GENERAL_APPLICATION",
                "day", "2028-12-11",
                "source", "Supposed",
                "url", "https://example.org/",
                "checkedOn", "2026-10-06");
        return mutate(
                        admin,
                        "draftStateOfLaw",
                        Map.of("title", "Supposed", "legalChanges", Map.of("dates", List.of(moved))),
                        "stateOfLaw { id }")
                .at("/stateOfLaw/id")
                .asString();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode mutate(Api caller, String mutation, Map<String, ?> input, String asked) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1);
        Answer answer = caller.ask(
                "mutation ($input: %sInput!) { %s(input: $input) { %s errors { message } } }"
                        .formatted(type, mutation, asked),
                Map.of("input", input));
        JsonNode payload = answer.data("/" + mutation);
        assertThat(payload.at("/errors").isEmpty() && payload.has("errors"))
                .as(answer.text())
                .isTrue();
        return payload;
    }

    private static Answer ask(Api caller, String document) {
        Answer answer = caller.ask(document);
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer;
    }
}
