package org.craregistry.news.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.craregistry.news.NewsLinks;
import org.craregistry.news.NewsSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends letters, where the configuration names a mail server. */
@Component
class MailOffice {

    private static final String SENDER = "CRA Registry";

    private final ObjectProvider<JavaMailSender> senders;
    private final NewsSettings settings;
    private final NewsLinks links;

    MailOffice(ObjectProvider<JavaMailSender> senders, NewsSettings settings, NewsLinks links) {
        this.senders = senders;
        this.settings = settings;
        this.links = links;
    }

    /** Why no letters are sent, in a sentence; empty where they are. */
    Optional<String> closedBecause() {
        if (senders.getIfAvailable() == null) {
            return Optional.of("No e-mails are sent: the configuration names no mail server. Ask an administrator.");
        }
        return links.page("/") == null
                ? Optional.of(
                        "No e-mails are sent: the configuration does not say where people open the registry. Ask an administrator.")
                : Optional.empty();
    }

    /**
     * Sends a letter.
     *
     * @param id the same on every try
     * @throws MessagingException where it cannot be written
     * @throws org.springframework.mail.MailException where it cannot be sent now
     */
    void send(UUID id, String to, Letter letter) throws MessagingException {
        JavaMailSender sender = senders.getObject();
        MimeMessage message = new Numbered(sender.createMimeMessage(), "<%s@%s>".formatted(id, host()));
        MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        try {
            helper.setFrom(new InternetAddress(from(), SENDER, StandardCharsets.UTF_8.name()));
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException("Every JDK has UTF-8", impossible);
        }
        helper.setTo(to);
        helper.setSubject(letter.subject());
        helper.setText(letter.text(), letter.html());
        if (letter.end() != null) {
            message.setHeader("List-Unsubscribe", "<" + letter.end() + ">");
            // One click, after RFC 8058, which has it on https only.
            if (letter.end().startsWith("https://")) {
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
        }
        message.setHeader("Auto-Submitted", "auto-generated");
        sender.send(message);
    }

    private String from() {
        return settings.from() == null ? "registry@" + host() : settings.from();
    }

    private String host() {
        String page = String.valueOf(links.page("/"));
        return String.valueOf(URI.create(page).getHost());
    }

    /** A message with a number that is not made anew on every try. */
    private static final class Numbered extends MimeMessage {

        private final String number;

        Numbered(MimeMessage empty, String number) {
            super(empty.getSession());
            this.number = number;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", number);
        }
    }
}
