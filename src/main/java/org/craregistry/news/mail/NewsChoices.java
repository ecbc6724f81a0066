package org.craregistry.news.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.news.NewsWish;
import org.craregistry.storage.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The stored choices. */
@Component
class NewsChoices {

    private static final String SELECT =
            "SELECT c.account_id, c.portfolio_id, c.kinds, c.lead_times, c.frequency FROM news_choice c ";

    private final JdbcClient jdbc;

    NewsChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an account chose for each of several portfolios; absent where it chose nothing. */
    Map<UUID, NewsChoice> of(UUID account, Collection<UUID> portfolios) {
        return jdbc
                .sql(SELECT + "WHERE c.account_id = :account AND c.portfolio_id IN (:portfolios)")
                .param("account", Ids.bytes(account))
                .param("portfolios", portfolios.stream().map(Ids::bytes).toList())
                .query(NewsChoices::read)
                .list()
                .stream()
                .collect(Collectors.toMap(NewsChoice::portfolio, Function.identity()));
    }

    /** What all those chose who can be written to. */
    List<NewsChoice> ofReachable() {
        return jdbc.sql(SELECT + "JOIN mail_address m ON m.account_id = c.account_id WHERE m.address IS NOT NULL")
                .query(NewsChoices::read)
                .list();
    }

    /** All that an account chose. */
    List<NewsChoice> of(UUID account) {
        return jdbc.sql(SELECT + "WHERE c.account_id = ? ORDER BY c.portfolio_id")
                .param(Ids.bytes(account))
                .query(NewsChoices::read)
                .list();
    }

    /**
     * What ends several choices of an account without a sign-in: where they are more than a link can name, together with all others of
     * the account.
     */
    LetterEnd endOf(UUID account, List<NewsChoice> ended) {
        return new LetterEnd(
                ended.size() > LetterEnd.MOST
                        ? List.of(endOfAll(account))
                        : ended.stream().map(this::endOf).toList());
    }

    private String endOfAll(UUID account) {
        jdbc.sql("UPDATE mail_address SET end_secret = ? WHERE account_id = ? AND end_secret IS NULL")
                .params(LetterEnd.newSecret(), Ids.bytes(account))
                .update();
        return jdbc.sql("SELECT end_secret FROM mail_address WHERE account_id = ? AND end_secret IS NOT NULL")
                .param(Ids.bytes(account))
                .query(String.class)
                .optional()
                .orElseGet(LetterEnd::newSecret);
    }

    /** Made at the first need, and another one when the choice was made anew. */
    private String endOf(NewsChoice choice) {
        jdbc.sql(
                        "UPDATE news_choice SET end_secret = ? WHERE account_id = ? AND portfolio_id = ? AND end_secret IS NULL")
                .params(LetterEnd.newSecret(), Ids.bytes(choice.account()), Ids.bytes(choice.portfolio()))
                .update();
        return jdbc.sql("SELECT end_secret FROM news_choice WHERE account_id = ? AND portfolio_id = ?")
                .params(Ids.bytes(choice.account()), Ids.bytes(choice.portfolio()))
                .query(String.class)
                .optional()
                .orElseGet(LetterEnd::newSecret);
    }

    /** The choices that end; those that have ended are absent. */
    List<NewsChoice> of(LetterEnd end) {
        return jdbc.sql(SELECT + """
                        WHERE c.end_secret IN (:secrets)
                            OR c.account_id IN (SELECT m.account_id FROM mail_address m WHERE m.end_secret IN (:secrets))
                        ORDER BY c.portfolio_id""")
                .param("secrets", end.secrets())
                .query(NewsChoices::read)
                .list();
    }

    /** Ends them and returns what has ended now. What ends all is worth nothing afterwards, or it would end what is chosen later. */
    @Transactional
    public List<NewsChoice> end(LetterEnd end) {
        List<NewsChoice> ended = of(end);
        ended.forEach(choice -> remove(choice.account(), choice.portfolio()));
        jdbc.sql("UPDATE mail_address SET end_secret = NULL WHERE end_secret IN (:secrets)")
                .param("secrets", end.secrets())
                .update();
        return ended;
    }

    void keep(NewsChoice choice) {
        int changed = jdbc.sql(
                        "UPDATE news_choice SET kinds = ?, lead_times = ?, frequency = ? WHERE account_id = ? AND portfolio_id = ?")
                .param(choice.wish().kindsColumn())
                .param(choice.wish().leadTimesColumn())
                .param(choice.frequency().name())
                .param(Ids.bytes(choice.account()))
                .param(Ids.bytes(choice.portfolio()))
                .update();
        if (changed == 0 && of(choice.account(), List.of(choice.portfolio())).isEmpty()) {
            jdbc.sql(
                            "INSERT INTO news_choice (id, account_id, portfolio_id, kinds, lead_times, frequency) VALUES (?, ?, ?, ?, ?, ?)")
                    .param(Ids.bytes(Ids.next()))
                    .param(Ids.bytes(choice.account()))
                    .param(Ids.bytes(choice.portfolio()))
                    .param(choice.wish().kindsColumn())
                    .param(choice.wish().leadTimesColumn())
                    .param(choice.frequency().name())
                    .update();
        }
    }

    void remove(UUID account, UUID portfolio) {
        jdbc.sql("DELETE FROM news_choice WHERE account_id = ? AND portfolio_id = ?")
                .params(Ids.bytes(account), Ids.bytes(portfolio))
                .update();
    }

    private static NewsChoice read(ResultSet row, int number) throws SQLException {
        return new NewsChoice(
                Ids.of(row.getBytes("account_id")),
                Ids.of(row.getBytes("portfolio_id")),
                NewsWish.of(row.getString("kinds"), row.getString("lead_times")),
                Frequency.valueOf(row.getString("frequency")));
    }
}
