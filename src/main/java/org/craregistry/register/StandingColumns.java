package org.craregistry.register;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Choice;
import org.craregistry.law.Citation;
import org.craregistry.law.ElementStanding;
import org.craregistry.law.RequirementStanding;
import org.craregistry.law.plain.EvidenceReader;

/** The columns of how products stand to the requirements of Annex I and the elements of Article 15: two for each. */
final class StandingColumns {

    /** How a product stands. */
    static final String STANDING = "standing";

    /** Why, or where it is shown, of a requirement. */
    static final String NOTE = "note";

    /** Where it is shown, of an element. */
    static final String EVIDENCE = "evidence";

    private static final List<AcceptedValue> OF_REQUIREMENT = accepted(RequirementStanding.Value.values());
    private static final List<AcceptedValue> OF_ELEMENT = accepted(ElementStanding.Value.values());

    static final List<Column> OF_REQUIREMENTS =
            sheet(SheetKind.ANNEX_I, Arrays.stream(AnnexIRequirement.values()).flatMap(StandingColumns::columns));

    static final List<Column> OF_ELEMENTS =
            sheet(SheetKind.ARTICLE_15, Arrays.stream(Article15Element.values()).flatMap(StandingColumns::columns));

    private StandingColumns() {}

    private static List<Column> sheet(SheetKind sheet, Stream<Column> standings) {
        return Stream.of(
                        IdentityColumns.keyOn(sheet).stream(), standings, Stream.of(ComputedColumns.productName(sheet)))
                .flatMap(columns -> columns)
                .toList();
    }

    private static Stream<Column> columns(AnnexIRequirement requirement) {
        String group = requirement.part() == 1 ? "Part I: the product" : "Part II: the handling of vulnerabilities";
        Draft draft = new Draft(SheetKind.ANNEX_I, group, requirement, requirement.citation());
        return Stream.of(
                draft.standing("How the product stands to it: ", requirement.summary(), OF_REQUIREMENT),
                draft.text(
                        NOTE,
                        "Where it is shown, or why it is not applicable; without a reason, not applicable does not count",
                        "Test report 12, section 3"));
    }

    private static Stream<Column> columns(Article15Element element) {
        String group = element.isCybersecurity() ? "Cybersecurity" : "Accuracy and robustness";
        Draft draft = new Draft(SheetKind.ARTICLE_15, group, element, element.citation());
        return Stream.of(
                draft.standing("How the AI system stands to it: ", element.summary(), OF_ELEMENT),
                draft.text(EVIDENCE, "Where it is shown", "Test report 12, section 4"));
    }

    private record Draft(SheetKind sheet, String group, Choice of, Citation citation) {

        Column standing(String question, String summary, List<AcceptedValue> accepted) {
            return column(
                    STANDING,
                    "",
                    ColumnType.CHOICE,
                    accepted,
                    question + summary,
                    accepted.get(0).cell(),
                    0);
        }

        Column text(String name, String help, String example) {
            return column(name, ": " + name, ColumnType.TEXT, List.of(), help, example, EvidenceReader.NOTE);
        }

        private Column column(
                String name,
                String ending,
                ColumnType type,
                List<AcceptedValue> accepted,
                String help,
                String example,
                int maximum) {
            return new Column(
                    sheet.prefix() + of.code() + "." + name,
                    "%s (%s)%s".formatted(of.label(), of.code(), ending),
                    sheet,
                    group,
                    type,
                    false,
                    accepted,
                    help,
                    citation.act().title() + ", " + citation.place(),
                    example,
                    List.of(of.code() + ending, of.label() + ending),
                    false,
                    maximum);
        }
    }

    private static List<AcceptedValue> accepted(Choice... values) {
        return Arrays.stream(values)
                .map(value -> new AcceptedValue(value.code(), value.label(), value.label()))
                .toList();
    }
}
