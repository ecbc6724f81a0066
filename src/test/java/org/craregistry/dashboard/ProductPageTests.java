package org.craregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.testing.Given;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people do on the page of a product. */
@PageTest
class ProductPageTests {

    private static final String SERVING = "2028-09-01";

    @LocalServerPort
    int port;

    private Registry registry;
    private Visitors visitors;
    private Visit visit;
    private String portfolio;

    @BeforeAll
    void prepare() {
        registry = new Registry(port);
        portfolio = registry.portfolio(Registry.newKey());
        visitors = new Visitors(registry, port);
        visit = signedIn("OWNER");
    }

    @AfterAll
    void close() {
        visit.close();
        visitors.close();
    }

    @Test
    void showsWhatBlocksArticle15AndTakesTheMissingEvidenceByKeyboardAlone() {
        String robot = product("robot", Given.aHighRiskSystemOnTheMarket().facts());
        Page page = visit.open("/products/" + robot + "/routes?asOf=" + SERVING).page();
        Locator route = page.getByLabel("Route: Direct evidence");
        assertThat(route.innerText()).contains("Incomplete", "Evidence is missing for ");

        route.getByLabel("What is Our reading?").first().press("Enter");
        route.getByText("The acts leave room, and this is how the registry reads them.")
                .waitFor();
        page.keyboard().press("Escape");

        route.getByText("Record the elements").press("Enter");
        page.waitForURL("**/standings?asOf=" + SERVING + "&at=article15Elements");
        page.locator("[data-code=A15-CY1] input:focus").waitFor();
        for (int row = 0; row < 8; row++) {
            page.keyboard().press("e");
            page.keyboard().press(row == 0 ? "Enter" : "ArrowDown");
            if (row == 0) {
                page.keyboard().type("Test report 7");
                page.keyboard().press("Enter");
            }
        }
        page.getByText("8 not saved").waitFor();
        visit.button("Save all 8").press("Enter");
        page.getByText("8 of 34 are recorded.").waitFor();
        Locator saved = page.locator(".save-bar", new Page.LocatorOptions().setHasText("As of 1 Sept 2028:"));
        assertThat(saved.innerText())
                .contains("8 saved", "Article 15: cybersecurity Not demonstrated yet Demonstrated by direct evidence");
        visit.settled();

        visit.link("Routes").press("Enter");
        page.waitForURL("**/routes?asOf=" + SERVING);
        page.getByLabel("Route: Direct evidence")
                .getByText("Evidenced", exactly())
                .waitFor();
        visit.button("Rely on this route").press("Enter");
        page.getByLabel("Reason").fill("Shown by test report 7.");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.locator("dialog button.primary").press("Enter");
        page.getByText("Shown by test report 7.").waitFor();
        assertThat(visit.text()).contains("The route");
        assertThat(visit.complaints()).isEmpty();
    }

    @Test
    void leadsFromAQuestionAboutWhatIsOnFileToItsRow() {
        String robot = product("asked", Given.aHighRiskSystemOnTheMarket().facts());
        Page page = visit.open("/products/" + robot + "?asOf=" + SERVING).page();
        String open = page.locator(".product-parts .badge").innerText().replaceAll("\\D", "");
        assertThat(page.locator(".question-list li").count()).hasToString(open);
        assertThat(page.locator(".question-list h2").innerText()).isEqualTo(open + " questions open");

        page.getByText("Is there evidence of measures against the poisoning of training data?")
                .click();
        page.locator("[data-code=A15-CY4a] input:focus").waitFor();
    }

    @Test
    void letsOneChooseWhatHoldsWhereSomebodyRecordedTheSameWhileOneWasElsewhere() {
        String id = product("elsewhere", Given.aHighRiskSystemOnTheMarket().facts());
        Page page = visit.open("/products/" + id + "/standings?asOf=" + SERVING).page();
        for (String row : List.of("A15-CY1", "A15-CY2")) {
            page.locator("[data-code=" + row + "]")
                    .getByLabel("Evidenced", new Locator.GetByLabelOptions().setExact(true))
                    .check();
        }
        visit.link("Routes").click();
        page.getByLabel("Route: Direct evidence").waitFor();
        assertThat(page.locator(".product-parts .badge").last().textContent()).isEqualTo("2 not saved");
        recordNotEvidenced(id, "A15-CY1");
        page.goBack();

        Locator conflict = page.locator(".conflict");
        conflict.waitFor();
        assertThat(conflict.innerText()).contains("Level of cybersecurity", "Not evidenced");
        visit.button("Keep what was saved").click();
        visit.button("Save it").click();
        page.getByText("1 saved").waitFor();
        visit.settled();
        assertThat(registry.administrator()
                        .ask("{ product(by: { id: \"%s\" }) { article15Elements { standing } } }".formatted(id))
                        .data("/product/article15Elements")
                        .toString())
                .containsOnlyOnce("\"NOT_EVIDENCED\"")
                .containsOnlyOnce("\"EVIDENCED\"");
        assertThat(visit.complaints()).isEmpty();
    }

    @Test
    void showsTheProceduresThatMayBeUsedBeforeThoseThatMayNot() {
        Map<String, Object> facts =
                new HashMap<>(Given.aHighRiskSystemOnTheMarket().facts());
        facts.put("coreFunctionality", "CRA-III-II-02");
        String firewall = product("procedures", facts);
        Page page =
                visit.open("/products/" + firewall + "/routes?asOf=" + SERVING).page();

        List<String> states = page.locator(".procedures > li > :first-child").allInnerTexts();
        assertThat(states).contains("May be used", "May not be used");
        assertThat(states.lastIndexOf("May be used")).isLessThan(states.indexOf("May not be used"));
    }

    @Test
    void showsWhatAnAnswerChangesBeforeItIsSaved() {
        String id = product("undecided", Map.of("nature", "SOFTWARE", "dataConnection", true, "unionMarket", true));
        Page page = visit.open("/products/" + id + "/questions?fact=aiSystem").page();

        page.getByLabel("No", new Page.GetByLabelOptions().setExact(true)).press(" ");
        page.getByText("With this answer", new Page.GetByTextOptions().setExact(true))
                .waitFor();
        assertThat(page.locator(".effects").innerText()).contains("AI Act", "Not known yet", "No AI system");
        assertThat(fact(id, "aiSystem")).isEmpty();

        page.locator("fact-editor [name=reason]").fill("It follows fixed rules.");
        page.keyboard().press("Enter");
        page.locator(".answer", new Page.LocatorOptions().setHasText("No AI system"))
                .waitFor();
        visit.settled();
        assertThat(fact(id, "aiSystem")).isEqualTo("false");
        assertThat(page.locator(".question-list").innerText()).doesNotContain("an AI system?");
        assertThat(visit.complaints()).isEmpty();
    }

    @Test
    void letsOneChooseWhereSomebodyElseWasFaster() {
        String id = product("shared", Map.of("unionMarket", true));
        Page page = visit.open("/products/" + id + "/facts?fact=unionMarket").page();
        page.locator("[data-fact=unionMarket]").getByLabel("No").check();
        registry.mutate(
                "updateProduct",
                Map.of("id", id, "expectedRevision", 0, "facts", notAnswered("unionMarket")),
                "product { id }");

        visit.button("Save").click();
        Locator conflict = page.locator(".conflict");
        conflict.waitFor();
        assertThat(conflict.innerText()).contains("Somebody answered this question meanwhile.", "Not answered", "No");

        visit.button("Save mine instead").click();
        page.locator("[data-fact=unionMarket] .answered", new Page.LocatorOptions().setHasText("No"))
                .waitFor();
        visit.settled();
        assertThat(fact(id, "unionMarket")).isEqualTo("false");
        assertThat(visit.complaints()).isEmpty();
    }

    @Test
    void keepsWhatWasTypedWhenTheNetworkBreaks() {
        String id = product("offline", Map.of());
        Page page = visit.open("/products/" + id + "/facts").page();
        page.locator("[data-fact=nature] button").last().click();
        page.locator("[data-fact=nature]").getByLabel("Hardware and software").check();
        page.locator("fact-editor .effect p").first().waitFor();
        page.route("**/graphql", Route::abort);
        visit.button("Save").click();
        page.getByText("The registry cannot be reached.").first().waitFor();
        assertThat(visit.complaints()).isNotEmpty();

        page.unroute("**/graphql");
        visit.button("Save").click();
        page.locator("[data-fact=nature] .answered").waitFor();
        visit.settled();
        assertThat(fact(id, "nature")).isEqualTo("HARDWARE_AND_SOFTWARE");
        assertThat(visit.complaints()).isEmpty();
    }

    @Test
    void saysThatARightWasTakenAndKeepsWhatWasTyped() {
        String id = product("revoked", Map.of());
        String account = visitors.account();
        visitors.grant(portfolio, account, "EDITOR");
        try (Visit editor = visitors.signedIn(account)) {
            Page page = editor.open("/products/" + id + "/facts?fact=nature").page();
            Locator nature = page.locator("[data-fact=nature]");
            nature.getByLabel("Hardware and software").check();
            nature.locator("[name=reason]").fill("The data sheet says so.");
            visitors.grant(portfolio, account, "VIEWER");
            editor.button("Save").click();

            nature.getByRole(AriaRole.ALERT).waitFor();
            assertThat(nature.getByRole(AriaRole.ALERT).innerText())
                    .contains("This needs the role Editor in the portfolio; you hold Viewer.");
            assertThat(nature.locator("[name=reason]").inputValue()).isEqualTo("The data sheet says so.");
            assertThat(nature.getByLabel("Hardware and software").isChecked()).isTrue();
        }
        assertThat(fact(id, "nature")).isEmpty();
    }

    @Test
    void filesACertificateWithItsDocumentAndSaysWhatIsWrongBesideTheField() {
        String id = product("certified", Given.aHighRiskSystemOnTheMarket().facts());
        Page page = visit.open("/products/" + id + "/evidence").page();
        visit.button("Add a certificate").click();
        Locator dialog = page.locator("dialog.record");
        dialog.getByLabel("Scheme").fill("EUCC");
        dialog.getByLabel("Number", new Locator.GetByLabelOptions().setExact(true))
                .fill("EUCC-1");
        dialog.getByLabel("Kind").selectOption(new SelectOption().setLabel("Certificate"));
        dialog.getByLabel("Valid from").fill("2028-01-02");
        dialog.getByLabel("Last day").fill("2027-01-02");
        visit.button("File it").click();
        Locator objection =
                page.locator("dialog .field-error, dialog [role=alert]").first();
        objection.waitFor();
        assertThat(objection.innerText()).contains("2027");

        dialog.getByLabel("Last day").fill("2030-01-02");
        visit.button("File it").click();
        page.locator("summary", new Page.LocatorOptions().setHasText("EUCC · EUCC-1"))
                .click();
        page.locator(".on-file input[type=file]")
                .setInputFiles(
                        new FilePayload("report.txt", "text/plain", "as tested".getBytes(StandardCharsets.UTF_8)));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("report.txt"))
                .waitFor();
        visit.settled();
        assertThat(visit.complaints()).isEmpty();
    }

    @Test
    void opensWhatIsToBeRecordedForACondition() {
        String robot = product("to record", Given.aHighRiskSystemOnTheMarket().facts());
        Page page = visit.open("/products/" + robot + "/routes?asOf=" + SERVING).page();
        page.getByText("Record a certificate").first().click();

        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Add a certificate"))
                .waitFor();
        assertThat(page.url()).endsWith("/evidence?asOf=" + SERVING);
        assertThat(page.locator("dialog.record").count()).isOne();
        assertThat(page.locator("dialog.record .ticks").innerText())
                .contains("Data poisoning")
                .doesNotContain("Accuracy", "Robustness");
        visit.button("Cancel").click();
        visit.settled();
        assertThat(page.locator("dialog.record").count()).isZero();
    }

    @Test
    void neverShowsADemandOrARuleAsIfItWereSo() {
        String robot = product("demands", Given.aHighRiskSystemOnTheMarket().facts());
        visit.open("/products/" + robot + "/declaration?asOf=" + SERVING);
        assertThat(visit.page().locator(".condition-says").allInnerTexts())
                .isNotEmpty()
                .allMatch(words -> words.startsWith("Not met") || words.startsWith("Not known"));

        visit.open("/products/" + robot + "/reasons?of=scope");
        assertThat(visit.page().locator(".reasons").first().textContent())
                .contains("Does not concern this product:")
                .doesNotContain("Does not hold");
    }

    @Test
    void asksForNoRouteWhereThereIsNone() {
        visit.open("/products/" + product("no AI system", Map.of("aiSystem", false)) + "/routes");
        assertThat(visit.text())
                .contains("Article 15 does not bind this product: there is no route to choose.")
                .doesNotContain("Nobody has decided on a route");
    }

    @Test
    void everyPartIsThereForEverybodyInEveryWindow() {
        List<String> wrong = new ArrayList<>();
        String id = hostile();
        for (String part : List.of(
                "",
                "/facts?fact=otherLaw",
                "/evidence",
                "/standings",
                "/routes?asOf=" + SERVING,
                "/time",
                "/declaration",
                "/history?knownOn=" + today(),
                "/reasons?of=article15")) {
            visit.open("/products/" + id + part);
            for (int width : Visitors.WIDTHS) {
                int overhang = visit.width(width).overhang();
                if (overhang > 0) {
                    wrong.add("%s at %d: %d pixels too wide".formatted(part, width, overhang));
                }
            }
            visit.barriers().forEach(barrier -> wrong.add(part + " " + barrier));
            visit.complaints().forEach(complaint -> wrong.add(part + " " + complaint));
            assertThat(visit.text()).as(part).contains(Visitors.HOSTILE);
            assertThat(visit.page().locator("main img").count()).as(part).isZero();
        }
        assertThat(visit.page().title()).contains(Visitors.HOSTILE);
        assertThat(wrong).isEmpty();
    }

    @Test
    void questionsWithLongChoicesAreNoWiderThanTheWindow() {
        List<String> wrong = new ArrayList<>();
        String id = product("long choices", Map.of("unionMarket", true, "aiSystem", true));
        for (String fact : List.of("coreFunctionality", "annexIAct")) {
            visit.open("/products/" + id + "/questions?fact=" + fact)
                    .page()
                    .locator("article.question select")
                    .waitFor();
            for (int width : Visitors.WIDTHS) {
                int overhang = visit.width(width).overhang();
                if (overhang > 0) {
                    wrong.add("%s at %d: %d pixels too wide".formatted(fact, width, overhang));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void offersReadersNothingThatIsRefused() {
        String id = hostile();
        try (Visit reader = signedIn("VIEWER")) {
            for (String part : List.of("", "/facts", "/evidence", "/standings", "/routes?asOf=" + SERVING)) {
                reader.open("/products/" + id + part);
                assertThat(reader.page()
                                .locator(".product-part :is(form, textarea, [type=file], [type=radio])")
                                .count())
                        .as(part)
                        .isZero();
                assertThat(reader.page().locator(".product-part button:visible").allInnerTexts())
                        .as(part)
                        .allMatch(words -> List.of("None", "?").contains(words) || words.startsWith("Leave it open"));
            }
        }
    }

    private String hostile() {
        String id = registry.product(
                portfolio,
                "H-" + UUID.randomUUID(),
                Map.of(
                        "name",
                        Visitors.HOSTILE,
                        "facts",
                        Given.aHighRiskSystemOnTheMarket().facts()));
        registry.mutate(
                "issueDeclaration",
                Map.of(
                        "product",
                        id,
                        "declaration",
                        Map.of("number", Visitors.HOSTILE, "signatory", Visitors.HOSTILE),
                        "reason",
                        Visitors.HOSTILE),
                "declaration { id }");
        return id;
    }

    private String product(String name, Map<String, ?> facts) {
        return registry.product(portfolio, name + " " + UUID.randomUUID(), Map.of("facts", facts));
    }

    private void recordNotEvidenced(String product, String element) {
        registry.mutate(
                "assessArticle15Elements",
                Map.of(
                        "products",
                        List.of(Map.of("id", product, "expectedRevision", 0)),
                        "article15Elements",
                        List.of(Map.of("code", element, "standing", "NOT_EVIDENCED"))),
                "products { id }");
    }

    private String fact(String id, String fact) {
        return registry.administrator()
                .ask("{ product(by: { id: \"%s\" }) { facts { %s } } }".formatted(id, fact))
                .data("/product/facts/" + fact)
                .asString("");
    }

    private String today() {
        return registry.administrator()
                .ask("{ determine(facts: {}) { asOf } }")
                .data("/determine/asOf")
                .asString();
    }

    private Visit signedIn(String role) {
        String account = visitors.account();
        visitors.grant(portfolio, account, role);
        return visitors.signedIn(account);
    }

    private static Map<String, Object> notAnswered(String fact) {
        Map<String, Object> facts = new HashMap<>();
        facts.put(fact, null);
        return facts;
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
