package org.craregistry.news.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where letters to an account go.
 *
 * @param address proven to be read by the owner of the account; {@code null} where there is none
 * @param wanted the one to be proven next; {@code null} where there is none
 * @param code what proves it, which is sent there and shown nowhere else
 * @param wantedAt when it was entered; stays where it is not wanted any more
 * @param tries how often a wrong code was entered
 */
record MailAddress(
        UUID account,
        @Nullable String address,
        @Nullable String wanted,
        @Nullable String code,
        @Nullable Instant wantedAt,
        int tries) {

    @Override
    public String toString() {
        return "the mail address of " + account;
    }
}
