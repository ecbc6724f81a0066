package org.craregistry.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.AnswerChoice;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Choice;
import org.craregistry.law.Question;
import org.craregistry.law.Vocabulary;
import org.craregistry.law.plain.EvidenceReader;
import org.craregistry.law.plain.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the records of evidence: certificates, declarations and conformity assessments. What the law asks is said by its
 * vocabulary; what is only kept is said here.
 */
final class RecordColumns {

    /** Which record a row is about, as the export has written it. */
    static final String ID = "id";

    /** Whether the row takes its record off file. */
    static final String REMOVE = "remove";

    private static final Map<SheetKind, List<Column>> BY_SHEET = Map.of(
            SheetKind.CERTIFICATES,
            new RecordColumns(SheetKind.CERTIFICATES)
                    .in("Certificate")
                    .asked("scheme", "EUCC")
                    .asked("kind", "")
                    .text("number", "Its number", "EUCC-2027-17", EvidenceReader.NUMBER)
                    .asked("level", "")
                    .text("issuer", "Who issued it", "Example Certification Body", EvidenceReader.NAME)
                    .in("What it certifies")
                    .asked("certifiedObject", "")
                    .asked("certifiedVersion", "2.1")
                    .texts(
                            "coversVersions",
                            "Further versions that it holds for, by assurance continuity or as a product series",
                            "2.2; 2.3")
                    .text(
                            "continuityDocument",
                            "The document that says that it holds for them",
                            "Maintenance report 4",
                            EvidenceReader.ADDRESS)
                    .asked("covers", "")
                    .in("Validity")
                    .asked("issuedOn", "")
                    .asked("expiresOn", "2033-05-31")
                    .date("withdrawnOn", "The day from which it is withdrawn; empty for no withdrawal")
                    .date("suspendedFrom", "The first day of its suspension; empty for none")
                    .date("suspendedUntil", "The last day of its suspension; empty for one that lasts on")
                    .address()
                    .list(),
            SheetKind.DECLARATIONS,
            new RecordColumns(SheetKind.DECLARATIONS)
                    .in("Declaration")
                    .text("number", "Its number", "DoC-100", EvidenceReader.NAME)
                    .asked("form", "")
                    .asked("issuedOn", "")
                    .date("withdrawnOn", "The day from which it is withdrawn; empty for no withdrawal")
                    .text("signatory", "Who signed it", "Anna Example, managing director", EvidenceReader.NAME)
                    .in("What it says")
                    .asked("identifiesThisVersion", "Yes")
                    .asked("acts", "")
                    .asked("annexVItems", "1; 2; 3; 4; 5; 6; 7; 8")
                    .asked("namesAiActArticle15", "No")
                    .asked("elements", "")
                    .address()
                    .list(),
            SheetKind.ASSESSMENTS,
            new RecordColumns(SheetKind.ASSESSMENTS)
                    .in("Assessment")
                    .asked("procedure", "")
                    .text(
                            "certificateNumber",
                            "The number of the certificate that came out of it",
                            "EU-0123-77",
                            EvidenceReader.NAME)
                    .text("bodyName", "The name of the notified body", "Example Body", EvidenceReader.NAME)
                    .text("bodyNumber", "The number of the notified body: four digits", "0123", EvidenceReader.NAME)
                    .asked("completedOn", "")
                    .date("validUntil", "The last day on which it is valid; empty for one that stays valid")
                    .in("What it covers")
                    .asked("coversAnnexI", "Yes")
                    .asked("article39Assessed", "Yes")
                    .asked("openFindings", "No")
                    .text(
                            "manualReviewReference",
                            "Where the review by a person is on record",
                            "REV-1",
                            EvidenceReader.NAME)
                    .list());

    private static final String EXAMPLE_DATE = "2028-06-01";

    private final SheetKind sheet;
    private final List<Column> columns;
    private String group = "";

    private RecordColumns(SheetKind sheet) {
        this.sheet = sheet;
        this.columns = new ArrayList<>(IdentityColumns.keyOn(sheet));
    }

    static List<Column> of(SheetKind sheet) {
        return BY_SHEET.getOrDefault(sheet, List.of());
    }

    private RecordColumns in(String heading) {
        group = heading;
        return this;
    }

    /** A field that the law asks about. @param example the empty text for one made of what is accepted */
    private RecordColumns asked(String name, String example) {
        Question question = Vocabulary.findQuestion(sheet.prefix() + name).orElseThrow();
        ColumnType type = type(question);
        List<AcceptedValue> accepted = accepted(question, type);
        String shown = example.isEmpty() ? example(type, accepted) : example;
        int maximum = type != ColumnType.TEXT
                ? 0
                : name.equals("certifiedVersion") ? EvidenceReader.VERSION : EvidenceReader.NAME;
        String source =
                question.citation().act().title() + ", " + question.citation().place();
        return column(name, question.header(), type, accepted, question.question(), source, shown, maximum);
    }

    private static ColumnType type(Question question) {
        return switch (question.type()) {
            case YES_NO -> ColumnType.YES_NO;
            case CHOICE -> ColumnType.CHOICE;
            case CHOICES -> ColumnType.CHOICES;
            case DATE -> ColumnType.DATE;
            default -> ColumnType.TEXT;
        };
    }

    private static List<AcceptedValue> accepted(Question question, ColumnType type) {
        if (type == ColumnType.YES_NO) {
            return FactColumns.YES_NO;
        }
        if (question.name().equals("certificates.covers")) {
            return Stream.<Choice>concat(Stream.of(AnnexIRequirement.values()), Stream.of(Article15Element.values()))
                    .map(one -> new AcceptedValue(one.code(), one.label(), one.code()))
                    .toList();
        }
        return question.choices().stream().map(one -> accepted(one, type)).toList();
    }

    private static AcceptedValue accepted(AnswerChoice one, ColumnType type) {
        return new AcceptedValue(one.code(), one.label(), type == ColumnType.CHOICES ? one.code() : one.label());
    }

    private static String example(ColumnType type, List<AcceptedValue> accepted) {
        return type == ColumnType.DATE
                ? EXAMPLE_DATE
                : accepted.stream()
                        .limit(type == ColumnType.CHOICES ? 2 : 1)
                        .map(AcceptedValue::cell)
                        .collect(Collectors.joining("; "));
    }

    private RecordColumns text(String name, String help, String example, int maximum) {
        return column(name, header(name), ColumnType.TEXT, List.of(), help, null, example, maximum);
    }

    private RecordColumns texts(String name, String help, String example) {
        return column(name, header(name), ColumnType.TEXTS, List.of(), help, null, example, 0);
    }

    private RecordColumns date(String name, String help) {
        return column(name, header(name), ColumnType.DATE, List.of(), help, null, EXAMPLE_DATE, 0);
    }

    private String header(String name) {
        return RecordHeaders.of(sheet.prefix() + name);
    }

    private RecordColumns address() {
        return in("Where it is")
                .text(
                        "url",
                        "Where it can be read: an address that begins with https:// or http://",
                        "https://example.com/documents/100",
                        EvidenceReader.ADDRESS);
    }

    private RecordColumns column(
            String name,
            String header,
            ColumnType type,
            List<AcceptedValue> accepted,
            String help,
            @Nullable String source,
            String example,
            int maximum) {
        columns.add(new Column(
                sheet.prefix() + name,
                header,
                sheet,
                group,
                type,
                false,
                accepted,
                help,
                source,
                example,
                Words.headers(sheet.prefix() + name),
                false,
                maximum));
        return this;
    }

    private List<Column> list() {
        in("This row")
                .column(
                        REMOVE,
                        "Remove",
                        ColumnType.YES_NO,
                        FactColumns.YES_NO,
                        "Yes takes what was filed by mistake off file; what counts no longer is withdrawn instead",
                        null,
                        "No",
                        0)
                .column(
                        ID,
                        "Id",
                        ColumnType.TEXT,
                        List.of(),
                        "Which record it is, as an export says it; leave it empty for a new one",
                        null,
                        "",
                        100);
        columns.add(ComputedColumns.productName(sheet));
        return List.copyOf(columns);
    }
}
