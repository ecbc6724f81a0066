package org.craregistry.news.mail;

import java.util.List;
import java.util.UUID;
import org.craregistry.news.Happening;
import org.craregistry.news.NewsKind;
import org.craregistry.news.NewsWish;

/** What an account wants to be told of a portfolio by letters, and how often. */
record NewsChoice(UUID account, UUID portfolio, NewsWish wish, Frequency frequency) {

    public List<NewsKind> kinds() {
        return List.copyOf(wish.kinds());
    }

    public List<Integer> leadTimes() {
        return List.copyOf(wish.leadTimes());
    }

    /** Whether something is to be told; that nothing more reaches a webhook is told whatever is chosen. */
    boolean wants(Happening happening) {
        boolean isThere = happening.portfolio() == null || happening.portfolio().equals(portfolio);
        return isThere && (happening.kind() == NewsKind.WEBHOOK_DISABLED || wish.wants(happening));
    }
}
