package org.craregistry.news.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.craregistry.news.Happening;
import org.craregistry.news.NewsKind;
import org.craregistry.news.NewsLinks;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.storage.StorableText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes letters in the words that people understand, with links to the pages. */
@Component
class LetterWriter {

    private static final int LONGEST_SUBJECT = 150;
    private static final int MOST_LINES = 200;

    private final NewsLinks links;

    LetterWriter(NewsLinks links) {
        this.links = links;
    }

    /** A part of a letter about one portfolio, or about the whole installation. */
    private record Part(String title, List<Line> lines) {}

    private record Line(
            String heading, String words, @Nullable String link) {}

    /** The letter that proves an address. */
    Letter proof(String code) {
        String link = links.page("/news#confirm=" + code);
        String words =
                "Somebody, probably you, wants the CRA Registry to write to this address. If it was you, open this page"
                        + " while you are signed in, or enter the code there. If it was not, do nothing: you will not be written to again.";
        return new Letter(
                "Confirm your address for the CRA Registry",
                "%s%n%n%s%n%nCode: %s%n".formatted(words, link, code),
                "<p>%s</p><p><a href=\"%s\">Confirm the address</a></p><p>Code: %s</p>"
                        .formatted(escaped(words), escaped(String.valueOf(link)), escaped(code)),
                null);
    }

    /**
     * What happened, the earliest first, by portfolio.
     *
     * @param portfolios those in which it happened
     * @param ends what ends letters about the portfolios that the letter comes from
     */
    Letter news(List<Happening> happened, Map<UUID, PortfolioView> portfolios, LetterEnd ends) {
        List<Part> parts = parts(happened.stream().limit(MOST_LINES).toList(), portfolios);
        int more = Math.max(0, happened.size() - MOST_LINES);
        String end = ends.secrets().isEmpty() ? null : links.page(ends.path());
        return new Letter(subject(happened), text(parts, more, end), html(parts, more, end), end);
    }

    private static String subject(List<Happening> happened) {
        Happening first = happened.get(0);
        String words = happened.size() > 1
                ? "%,d news from the CRA Registry".formatted(happened.size())
                : first.label().isEmpty()
                        ? first.kind().heading()
                        : first.kind().heading() + ": " + first.label();
        return StorableText.beginning(words.replaceAll("[\\p{Cc}\\s]+", " "), LONGEST_SUBJECT);
    }

    private List<Part> parts(List<Happening> happened, Map<UUID, PortfolioView> portfolios) {
        List<Part> parts = new ArrayList<>();
        happened.stream()
                .filter(one -> one.portfolio() == null)
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::copyOf))
                .forEach(one -> parts.add(new Part("The whole registry", List.of(line(one, null)))));
        portfolios.values().stream()
                .sorted(java.util.Comparator.comparing(PortfolioView::key))
                .forEach(portfolio -> {
                    List<Line> lines = happened.stream()
                            .filter(one -> portfolio.portfolioId().equals(one.portfolio()))
                            .map(one -> line(one, portfolio))
                            .toList();
                    if (!lines.isEmpty()) {
                        parts.add(new Part(portfolio.name(), lines));
                    }
                });
        return parts;
    }

    private Line line(Happening one, @Nullable PortfolioView portfolio) {
        boolean saysWho = one.kind() == NewsKind.DATE_AHEAD || one.label().isEmpty();
        String words = saysWho ? one.statement() : one.label() + ": " + one.statement();
        return new Line(one.kind().heading(), words, links.to(one, portfolio));
    }

    private String text(List<Part> parts, int more, @Nullable String end) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(part.title()).append("\n\n");
            for (Line line : part.lines()) {
                text.append("- ").append(line.heading()).append(". ").append(line.words());
                text.append(line.link() == null ? "\n" : "\n  " + line.link() + "\n");
            }
            text.append('\n');
        }
        text.append(rest(more)).append("What you are told, and how often: ").append(links.page("/news"));
        return text + (end == null ? "\n" : "\nGet no more of these e-mails: " + end + "\n");
    }

    private String html(List<Part> parts, int more, @Nullable String end) {
        StringBuilder html = new StringBuilder("<html lang=\"en\"><body>");
        for (Part part : parts) {
            html.append("<h2>").append(escaped(part.title())).append("</h2><ul>");
            for (Line line : part.lines()) {
                html.append("<li><strong>").append(escaped(line.heading())).append(".</strong> ");
                html.append(escaped(line.words()));
                if (line.link() != null) {
                    html.append(" <a href=\"").append(escaped(line.link())).append("\">Look at it</a>");
                }
                html.append("</li>");
            }
            html.append("</ul>");
        }
        html.append("<p>").append(escaped(rest(more)));
        html.append("<a href=\"").append(escaped(String.valueOf(links.page("/news"))));
        html.append("\">What you are told, and how often</a></p>");
        if (end != null) {
            html.append("<p><a href=\"").append(escaped(end)).append("\">Get no more of these e-mails</a></p>");
        }
        return html.append("</body></html>").toString();
    }

    private static String rest(int more) {
        return more == 0 ? "" : "And %,d more, which the pages show. ".formatted(more);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
