package org.craregistry.news.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.craregistry.graphql.NodeId;
import org.craregistry.news.Happening;
import org.craregistry.news.Happenings;
import org.craregistry.news.NewsKind;
import org.craregistry.news.NewsWork;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.MovedClock;
import org.craregistry.testing.Registry;
import org.craregistry.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class LetterTests {

    private static final String PASSWORD = "a password for " + UUID.randomUUID();
    private static final Pattern CODE = Pattern.compile("#confirm=([\\w-]+)");

    @LocalServerPort
    int port;

    @Autowired
    Happenings happenings;

    @Autowired
    LetterSending sending;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovedClock clock;

    private final GreenMail post = new GreenMail(new ServerSetup(TestDatabase.MAIL_PORT, "127.0.0.1", "smtp"));
    private final String name = "u-" + UUID.randomUUID();
    private final String address = name + "@example.org";
    private final String key = Registry.newKey();
    private Registry registry;
    private String portfolio;
    private Api person;

    @BeforeEach
    void open() {
        post.start();
        registry = new Registry(port);
        portfolio = registry.portfolio(key);
        registry.mutate("createAccount", Map.of("name", name, "password", PASSWORD), "account { id }");
        registry.mutate(
                "grantRole", Map.of("portfolio", portfolio, "account", name, "role", "VIEWER"), "member { account }");
        person = Api.at(port).as(name, PASSWORD);
    }

    @AfterEach
    void close() {
        clock.moveBack();
        post.stop();
        // Nothing is left that would be tried again while others test.
        List.of("letter_item", "letter", "news_choice", "mail_address")
                .forEach(table -> jdbc.sql("DELETE FROM " + table).update());
    }

    private JsonNode mutate(String mutation, Map<String, ?> input, String asked) {
        return Registry.mutation(person, mutation, input, asked).data("/" + mutation);
    }

    private JsonNode mail() {
        return person.ask("{ viewer { mail { enabled disabledBecause address unconfirmedAddress problem } } }")
                .data("/viewer/mail");
    }

    private void confirm() {
        mutate("setMailAddress", Map.of("address", address), "viewer { account }");
        MimeMessage proof = letters(1).get(0);
        Matcher code = CODE.matcher(text(proof));
        assertThat(code.find()).isTrue();
        JsonNode confirmed = mutate("confirmMailAddress", Map.of("code", code.group(1)), "viewer { account }");
        assertThat(confirmed.at("/errors")).isEmpty();
    }

    private void choose(String frequency) {
        Map<String, ?> input =
                Map.of("portfolio", portfolio, "kinds", List.of("IMPORT_WAITS", "DATE_AHEAD"), "frequency", frequency);
        assertThat(mutate("chooseNews", input, "portfolio { newsChoice { kinds leadTimes frequency } }")
                        .toString())
                .contains("IMPORT_WAITS", frequency, "90");
    }

    private void happens(NewsKind kind, String label) {
        happens(portfolio, kind, label);
    }

    private void happens(String where, NewsKind kind, String label) {
        UUID id = NodeId.find(NodeId.Kind.PORTFOLIO, where).orElseThrow();
        Happening happening = Happening.now(kind, id, clock.instant(), where, label, "It waits.");
        transaction.executeWithoutResult(status -> happenings.add(List.of(happening)));
    }

    /** The letters to the person, once there are so many. */
    private List<MimeMessage> letters(int count) {
        for (int i = 0; i < 400 && received().size() < count; i++) {
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(50).toNanos());
        }
        assertThat(received()).hasSize(count);
        return received();
    }

    /** Each once: the registry looks for due letters by itself as well, and sends at least once. */
    private List<MimeMessage> received() {
        Map<String, MimeMessage> byNumber = new LinkedHashMap<>();
        Stream.of(post.getReceivedMessages())
                .filter(this::isMine)
                .forEach(one -> byNumber.putIfAbsent(number(one), one));
        return List.copyOf(byNumber.values());
    }

    private static String number(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private boolean isMine(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String text(MimeMessage message) {
        return GreenMailUtil.getBody(message).replace("=\r\n", "").replace("=3D", "=");
    }

    private int waiting() {
        return jdbc.sql("SELECT COUNT(*) FROM letter_item i JOIN account a ON a.id = i.account_id WHERE a.name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    private void awaitWaiting(int count) {
        for (int i = 0; i < 400 && waiting() != count; i++) {
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(50).toNanos());
        }
        assertThat(waiting()).isEqualTo(count);
    }

    @Test
    void writesAtOnceWhatWasChosenToAnAddressThatIsConfirmed() throws MessagingException {
        choose("AT_ONCE");
        happens(NewsKind.IMPORT_WAITS, "before.csv");
        confirm();
        happens(NewsKind.VIOLATION_FOUND, "not chosen");
        happens(NewsKind.IMPORT_WAITS, "<b>r.csv</b>");

        MimeMessage letter = letters(2).get(1);

        assertThat(letter.getSubject()).isEqualTo("An import waits to be applied: <b>r.csv</b>");
        assertThat(letter.getMessageID()).endsWith("@registry.example.org>");
        assertThat(text(letter))
                .contains("https://registry.example.org/portfolios/" + key + "/imports/", "It waits.", "&lt;b&gt;r.csv")
                .doesNotContain("before.csv", "not chosen");
    }

    @Test
    void endsBySayingSoOnceWithoutASignIn() throws MessagingException {
        confirm();
        choose("AT_ONCE");
        String other = registry.portfolio(Registry.newKey());
        registry.mutate(
                "grantRole", Map.of("portfolio", other, "account", name, "role", "VIEWER"), "member { account }");
        mutate(
                "chooseNews",
                Map.of("portfolio", other, "kinds", List.of("IMPORT_WAITS"), "frequency", "AT_ONCE"),
                "portfolio { id }");
        happens(NewsKind.IMPORT_WAITS, "r.csv");
        MimeMessage letter = letters(2).get(1);
        assertThat(letter.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        String path = endIn(letter);
        assertThat(path).startsWith("/unsubscribe/");
        assertThat(text(letter)).contains("https://registry.example.org" + path);

        Answer page = Api.at(port).get(path);
        assertThat(page.text()).contains("<form method=\"post\">", "You get e-mails about");
        assertThat(chosen()).isEqualTo(2);
        Answer ended = end(path);

        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.text()).contains("You get no more e-mails about " + nameOf(portfolio) + ".");
        assertThat(chosen()).as("the other portfolio is still told").isOne();
        assertThat(end(path).text()).contains("Nothing is left to end");
        assertThat(Api.at(port).get(path).text()).contains("Nothing is left to end");
        assertThat(Api.at(port).get("/unsubscribe/guessed").text()).contains("Nothing is left to end");
        choose("AT_ONCE");
        assertThat(Api.at(port).get(path).text()).as("an old link").contains("Nothing is left to end");
    }

    @Test
    void endsAllLettersByOneAboutMorePortfoliosThanALinkNames() throws MessagingException {
        confirm();
        choose("DAILY");
        List<String> others = Stream.generate(() -> registry.portfolio(Registry.newKey()))
                .limit(LetterEnd.MOST + 1)
                .toList();
        others.forEach(this::chooseToo);
        happens(NewsKind.IMPORT_WAITS, "r.csv");
        List<String> told = others.subList(0, LetterEnd.MOST);
        told.forEach(other -> happens(other, NewsKind.IMPORT_WAITS, "r.csv"));
        String silent = others.get(LetterEnd.MOST);
        awaitWaiting(LetterEnd.MOST + 1);
        clock.moveOn(Duration.ofHours(25));
        sending.run(NewsWork.ONLY);
        String path = endIn(letters(2).get(1));
        registry.mutate("revokeRole", Map.of("portfolio", portfolio, "account", name), "member { account }");

        Answer page = Api.at(port).get(path);
        Answer ended = end(path);

        assertThat(path).hasSizeLessThan(60);
        assertThat(List.of(page.text(), ended.text()))
                .allSatisfy(text -> assertThat(text)
                        .contains(nameOf(told.get(0)), nameOf(silent), "a portfolio that you do not see any more")
                        .doesNotContain(nameOf(portfolio)));
        assertThat(chosen()).isZero();
        chooseToo(silent);
        assertThat(end(path).text()).as("an old link").contains("Nothing is left to end");
        assertThat(chosen()).isOne();
    }

    private void chooseToo(String other) {
        registry.mutate(
                "grantRole", Map.of("portfolio", other, "account", name, "role", "VIEWER"), "member { account }");
        mutate(
                "chooseNews",
                Map.of("portfolio", other, "kinds", List.of("IMPORT_WAITS"), "frequency", "DAILY"),
                "portfolio { id }");
    }

    private String nameOf(String id) {
        return registry.administrator()
                .ask("query($id: ID!) { node(id: $id) { ... on Portfolio { name } } }", Map.of("id", id))
                .data("/node/name")
                .asString();
    }

    /** Where the link leads that ends what a letter comes from. */
    private static String endIn(MimeMessage letter) throws MessagingException {
        return letter.getHeader("List-Unsubscribe")[0]
                .replaceAll("[<>\\s]", "")
                .replace("https://registry.example.org", "");
    }

    /** Ends letters as a mail program does, even where somebody is signed in. */
    private Answer end(String path) {
        Api signedIn = Api.at(port).inSession(name, PASSWORD);
        Api withoutProof = new Api(signedIn.base(), signedIn.headers().subList(0, 2));
        return withoutProof.send(withoutProof
                .request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")));
    }

    private int chosen() {
        return jdbc.sql("SELECT COUNT(*) FROM news_choice c JOIN account a ON a.id = c.account_id WHERE a.name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    @Test
    void sumsUpADayInTheMorning() throws MessagingException {
        confirm();
        choose("DAILY");
        happens(NewsKind.IMPORT_WAITS, "one.csv");
        happens(NewsKind.IMPORT_WAITS, "two.csv");
        awaitWaiting(2);
        sending.run(NewsWork.ONLY);
        assertThat(received()).hasSize(1);

        clock.moveOn(Duration.ofHours(25));
        sending.run(NewsWork.ONLY);
        sending.run(NewsWork.ONLY);

        MimeMessage letter = letters(2).get(1);
        assertThat(letter.getSubject()).isEqualTo("2 news from the CRA Registry");
        assertThat(text(letter)).contains("one.csv", "two.csv");
        assertThat(waiting()).isZero();
    }

    @Test
    void writesNothingOfWhatThePersonMayNotSeeAnyMore() {
        confirm();
        choose("DAILY");
        happens(NewsKind.IMPORT_WAITS, "secret.csv");
        awaitWaiting(1);
        registry.mutate("revokeRole", Map.of("portfolio", portfolio, "account", name), "member { account }");

        clock.moveOn(Duration.ofHours(25));
        sending.run(NewsWork.ONLY);

        assertThat(received()).hasSize(1);
        assertThat(waiting()).isZero();
    }

    @Test
    void writesNothingOfWhatIsNotChosenAnyMore() throws MessagingException {
        confirm();
        choose("AT_ONCE");
        happens(NewsKind.IMPORT_WAITS, "wanted.csv");
        String path = endIn(letters(2).get(1));
        choose("DAILY");
        happens(NewsKind.IMPORT_WAITS, "ended.csv");
        awaitWaiting(1);
        end(path);

        clock.moveOn(Duration.ofHours(25));
        sending.run(NewsWork.ONLY);

        assertThat(received()).hasSize(2);
        assertThat(waiting()).isZero();
    }

    @Test
    void losesNothingWhileTheMailServerIsAway() {
        confirm();
        choose("DAILY");
        happens(NewsKind.IMPORT_WAITS, "late.csv");
        awaitWaiting(1);
        post.stop();
        clock.moveOn(Duration.ofHours(25));
        for (int i = 0; i < 4; i++) {
            sending.run(NewsWork.ONLY);
            clock.moveOn(Duration.ofMinutes(2));
        }
        assertThat(mail().at("/problem").asString()).contains("cannot be reached");

        post.start();
        sending.run(NewsWork.ONLY);

        assertThat(text(letters(1).get(0))).contains("late.csv");
        assertThat(mail().at("/problem").isNull()).isTrue();
    }

    @Test
    void givesUpALetterThatIsRefusedAgainAndAgain() {
        confirm();
        choose("DAILY");
        happens(NewsKind.IMPORT_WAITS, "refused.csv");
        awaitWaiting(1);
        jdbc.sql("UPDATE mail_address SET address = 'no address' WHERE wanted IS NULL AND address = ?")
                .param(address)
                .update();

        for (int i = 0; i < 11; i++) {
            clock.moveOn(Duration.ofHours(27));
            sending.run(NewsWork.ONLY);
        }
        assertThat(waiting()).isOne();
        assertThat(mail().at("/problem").asString()).contains("did not take the e-mail");
        clock.moveOn(Duration.ofHours(27));
        sending.run(NewsWork.ONLY);

        assertThat(waiting()).isZero();
        assertThat(mail().at("/problem").asString()).contains("given up", "Check your address");
        assertThat(givenUp()).isOne();

        jdbc.sql("UPDATE mail_address SET address = ? WHERE address = 'no address'")
                .param(address)
                .update();
        happens(NewsKind.IMPORT_WAITS, "taken.csv");
        awaitWaiting(1);
        clock.moveOn(Duration.ofHours(27));
        sending.run(NewsWork.ONLY);

        assertThat(text(letters(2).get(1))).contains("taken.csv");
        assertThat(mail().at("/problem").isNull()).isTrue();
        assertThat(givenUp()).isZero();
    }

    private int givenUp() {
        return jdbc.sql("SELECT COUNT(*) FROM mail_address WHERE given_up_at IS NOT NULL")
                .query(Integer.class)
                .single();
    }

    @Test
    void believesNoCodeButTheOneThatWasSent() {
        mutate("setMailAddress", Map.of("address", address), "viewer { account }");
        letters(1);
        for (int i = 0; i < 11; i++) {
            assertThat(mutate("confirmMailAddress", Map.of("code", "wrong"), "viewer { account }")
                            .at("/errors/0/code")
                            .asString())
                    .isEqualTo("INVALID");
        }
        Matcher code = CODE.matcher(text(letters(1).get(0)));
        assertThat(code.find()).isTrue();

        assertThat(mutate("confirmMailAddress", Map.of("code", code.group(1)), "viewer { account }")
                        .at("/errors/0/code")
                        .asString())
                .as("after ten wrong ones")
                .isEqualTo("INVALID");
        assertThat(mail().at("/address").isNull()).isTrue();
        assertThat(mail().at("/unconfirmedAddress").asString()).isEqualTo(address);
    }

    @Test
    void sendsACodeWhereTheClockWasSetBackSinceTheLastOne() {
        clock.moveOn(Duration.ofDays(1));
        mutate("setMailAddress", Map.of("address", address), "viewer { account }");
        clock.moveBack();

        mutate("setMailAddress", Map.of("address", "other-" + address), "viewer { account }");

        assertThat(mail().at("/unconfirmedAddress").asString()).isEqualTo("other-" + address);
    }

    @Test
    void sendsCodesToNobodyTwiceInAMinuteAndRefusesWhatIsNoAddress() {
        mutate("setMailAddress", Map.of("address", address), "viewer { account }");

        assertThat(mutate("setMailAddress", Map.of("address", "other-" + address), "viewer { account }")
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("NOT_POSSIBLE");
        for (String wrong :
                List.of("nobody", "a@b\r\nBcc: c@example.org", "A <a@example.org>", "a@example.org, b@example.org")) {
            assertThat(mutate("setMailAddress", Map.of("address", wrong), "viewer { account }")
                            .at("/errors/0/code")
                            .asString())
                    .as(wrong)
                    .isEqualTo("INVALID");
        }
        Map<String, Object> none = new HashMap<>();
        none.put("address", null);
        mutate("setMailAddress", none, "viewer { account }");
        assertThat(mail().at("/unconfirmedAddress").isNull()).isTrue();

        assertThat(mutate("setMailAddress", Map.of("address", "other-" + address), "viewer { account }")
                        .at("/errors/0/code")
                        .asString())
                .as("nor after the address was taken back")
                .isEqualTo("NOT_POSSIBLE");
        clock.moveOn(Duration.ofMinutes(2));
        mutate("setMailAddress", Map.of("address", address), "viewer { account }");
        assertThat(mail().at("/unconfirmedAddress").asString()).isEqualTo(address);
    }
}
