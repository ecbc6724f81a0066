package org.craregistry.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.craregistry.register.workbook.CellKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTests {

    @TempDir
    Path directory;

    private static final Path FILES = Path.of("src/main/resources/register/words");

    static Stream<String> lines() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.sorted().toList().stream().flatMap(WordsTests::lines);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().skip(1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void saysOneThingOnly(String line) {
        String[] parts = line.split(",", 3);
        List<String> words = List.of(parts[2].split("\\|"));
        switch (parts[0]) {
            case "header" -> {
                Column column = RegisterColumns.find(parts[1]).orElseThrow();
                HeaderNames names = new HeaderNames(column.sheet(), ReadSettings.NONE, SavedMappings.NONE, Set.of());
                assertThat(words).allMatch(word -> names.isHeader(word, column));
            }
            case "choice" -> {
                int dot = parts[1].lastIndexOf('.');
                String code = parts[1].substring(dot + 1);
                AcceptedSpellings spellings = new AcceptedSpellings(column(parts[1].substring(0, dot), code));
                assertThat(words).allMatch(word -> spellings.code(word).equals(Optional.of(code)));
            }
            case "yes" -> assertThat(words).allMatch(word -> Boolean.TRUE.equals(yesOrNo(word)));
            case "no" -> assertThat(words).allMatch(word -> Boolean.FALSE.equals(yesOrNo(word)));
            case "sheet" ->
                assertThat(words)
                        .allMatch(word -> SheetKind.named(word).equals(Optional.of(SheetKind.valueOf(parts[1]))));
            default ->
                assertThat(parts[0])
                        .isIn(
                                "none", "nothing", "total", "example", "filler", "part", "class", "note", "unit",
                                "endless", "act");
        }
    }

    /** How products stand is said in one way in many columns. */
    private static Column column(String field, String code) {
        return Arrays.stream(SheetKind.values())
                .flatMap(sheet -> RegisterColumns.readable(sheet).stream())
                .filter(column -> column.field().equals(field) || column.field().endsWith("." + field))
                .filter(column -> column.accepted().stream()
                        .anyMatch(value -> value.code().equals(code)))
                .findFirst()
                .orElseThrow();
    }

    private static Object yesOrNo(String word) {
        return new YesNoRule().read(CellKind.TEXT, word).value();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anhang III Klasse I Nr. 3",
                "Anh. III, Kl. I, Ziff. 3",
                "annexe III, classe I, n° 3",
                "anexo III, clase I, punto 3",
                "allegato III, classe I, punto 3",
                "bijlage III, klasse I, nr. 3",
                "załącznik III, klasa I, pkt 3",
                "Annex 3, class 1, no. 3",
                "Annex III cl. I no. 3",
                "Anhang III Teil I Nr. 3",
                "annexe III partie I, point 3",
                "Klasse III.I.3",
                "Class: Annex III I 3",
                "III-I-3",
                "III/I/3",
                "ANNEX III (class I) item 3",
                "Passwort-Manager",
                "Gestionnaires de mots de passe",
                "Annex III Class I point 3 (Password managers)",
                "Class I, no. 3 - Password managers",
                "Passwort-Manager (Anhang III Klasse I Nr. 3)",
                "Klasse I Nr. 3: Passwort-Manager",
                "CRA-III-I-03 Gestionnaire de mots de passe"
            })
    void readsAnAnnexItemInAnySpelling(String text) {
        assertThat(new AcceptedSpellings(
                                RegisterColumns.find("coreFunctionality").orElseThrow())
                        .code(text))
                .contains("CRA-III-I-03");
    }

    @ParameterizedTest
    @CsvSource({
        "coreFunctionality, Zapora sieciowa, CRA-III-II-02",
        "coreFunctionality, 'Klasse I, Nr. 3', CRA-III-I-03",
        "coreFunctionality, class II item 1, CRA-III-II-01",
        "coreFunctionality, Identitaetsmanagement, CRA-III-I-01",
        "operatorRole, Haendler, DISTRIBUTOR",
        "nature, Geraet, HARDWARE",
        "coreFunctionality, Routeur, CRA-III-I-12",
        "coreFunctionality, Cortafuegos, CRA-III-II-02",
        "coreFunctionality, Rete privata virtuale, CRA-III-I-05",
        "coreFunctionality, Chipkaart, CRA-IV-03",
        "coreFunctionality, Virenschutz, CRA-III-I-04",
        "certificates.level, Élevé, HIGH",
        "assessments.procedure, Modul H, MODULE_H",
        "declarations.acts, RED, RADIO_EQUIPMENT",
        "declarations.acts, 2014/53/EU, RADIO_EQUIPMENT",
        "declarations.acts, Richtlinie 2014/53/EU, RADIO_EQUIPMENT",
        "declarations.acts, Radio Equipment Directive 2014/53/EU, RADIO_EQUIPMENT",
        "declarations.acts, 2014/30/UE (CEM), ELECTROMAGNETIC_COMPATIBILITY",
        "declarations.acts, Regulation (EU) 2024/2847, CRA",
        "declarations.acts, 'Verordnung (EU) 2024/2847', CRA",
        "declarations.acts, Directiva 2011/65/UE, HAZARDOUS_SUBSTANCES",
        "declarations.acts, Juguetes, TOYS",
        "otherLaw, Regulation (EU) No 168/2013, TWO_THREE_WHEELERS_168_2013",
        "declarations.annexVItems, 'No. 2: Name and address of the manufacturer or the authorised representative', 2",
        "otherLaw, Rozporządzenie (UE) 2017/745, MEDICAL_DEVICES_2017_745",
        "assessments.procedure, A, MODULE_A",
        "assessments.procedure, Module B + Module C, MODULE_B_C",
        "presentation, Prototipo, TRADE_FAIR_PROTOTYPE",
        "otherLaw, Marine equipment, MARINE_EQUIPMENT_2014_90",
        "otherLaw, 2014/90/EU, MARINE_EQUIPMENT_2014_90",
        "otherLaw, 2017/745, MEDICAL_DEVICES_2017_745",
        "annexIIIPoints, Annex III 1(a), P1A",
        "annexIIIPoints, 'Anhang III, Nr. 4(b)', P4B",
        "annexIIIPoints, Annex III point 2, P2",
        "declarations.acts, KI-VO, AI_ACT",
        "declarations.acts, Basse tension, LOW_VOLTAGE",
        "requirements.CRA-AI-P1-2a.standing, Nicht erfüllt, NOT_FULFILLED"
    })
    void readsTheNamesOfValuesInOtherLanguages(String field, String text, String code) {
        assertThat(new AcceptedSpellings(RegisterColumns.find(field).orElseThrow()).code(text))
                .contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "nature, No hardware",
        "nature, Hardware no",
        "nature, Category hardware",
        "nature, Hardware?",
        "nature, ~Software",
        "nature, (Software)",
        "operatorRole, No importer",
        "operatorRole, 'Manufacturer, CRA'",
        "coreFunctionality, no III.I.3",
        "coreFunctionality, III.I.3?",
        "coreFunctionality, 03.01.12",
        "coreFunctionality, No password managers",
        "coreFunctionality, III.I.3 Routers",
        "coreFunctionality, no III.I.3 Password managers",
        "coreFunctionality, not III.I.3 Password managers",
        "coreFunctionality, III.I.3 no password managers",
        "declarations.acts, RED 2014/30/EU",
        "declarations.acts, 2014/53/EU without radio",
        "declarations.acts, no 2014/53/EU",
        "declarations.acts, 'CRA, AI Act'",
        "declarations.acts, no Machinery",
        "certificates.level, Class high",
        "assessments.procedure, No Module A",
        "annexIIIPoints, no 2",
        "annexIIIPoints, '3, 2'",
        "annexIIIPoints, Annex III",
        "requirements.CRA-AI-P1-2a.standing, 'No, fulfilled'"
    })
    void readsNothingThatTheTextDoesNotSay(String field, String text) {
        assertThat(new AcceptedSpellings(RegisterColumns.find(field).orElseThrow()).code(text))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"No?", "ja*", "(no)", "~ja", "=WAHR()", "N°"})
    void takesNoDoubtForYesOrNo(String word) {
        assertThat(yesOrNo(word)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"None?", "(none)", "~keine"})
    void takesNoDoubtForNone(String word) {
        Recorded read = Recorded.readCsv(directory, "Reference;Version;Other law\nR-1;1;%s\n".formatted(word));

        assertThat(read.codes()).containsExactly("NOT_ACCEPTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Za\u0142\u0105cznik nr 3, klasa I, pkt 3",
                "Annex no. 3, class I, 3",
                "Anhang Nr. 3 Klasse I Nr. 3"
            })
    void readsAnAnnexWhoseNumberHasAWordOfItsOwn(String text) {
        Recorded read =
                Recorded.readCsv(directory, "Reference;Version;Core functionality\nR-1;1;\"%s\"\n".formatted(text));

        assertThat(read.values().get(0).get("coreFunctionality")).isEqualTo("CRA-III-I-03");
    }

    @Test
    void suggestsValuesOfASetInWords() {
        Recorded read = Recorded.readCsv(directory, "Reference;Version;Other law\nR-1;1;Marine equipmnt\n");

        assertThat(read.messages())
                .singleElement()
                .asString()
                .contains("did you mean")
                .doesNotContain("MARINE_EQUIPMENT_2014_90");
    }

    @ParameterizedTest
    @CsvSource({"1, I", "4, IV", "9, IX", "14, XIV", "40, XL", "99, XCIX"})
    void writesRomanNumbers(int number, String roman) {
        assertThat(RomanNumber.of(number)).isEqualTo(roman);
    }

    @Test
    void readsEveryValueOfASet() {
        assertThat(CellRule.of(
                                RegisterColumns.find("declarations.acts").orElseThrow(),
                                "",
                                () -> null,
                                ReadOptions.DEFAULT)
                        .read(CellKind.TEXT, "CRA,AI_ACT")
                        .value())
                .isEqualTo(List.of("CRA", "AI_ACT"));
    }

    @ParameterizedTest
    @CsvSource({
        "Form, declarations.form",
        "Issued on, declarations.issuedOn",
        "Declaration no., declarations.number",
        "Rechtsakte, declarations.acts",
        "Datum, declarations.issuedOn",
        "Numéro de déclaration, declarations.number",
        "Actes, declarations.acts",
        "Date, declarations.issuedOn",
        "Forma, declarations.form",
        "Fecha, declarations.issuedOn",
        "Atti giuridici, declarations.acts",
        "Data, declarations.issuedOn",
        "Akty prawne, declarations.acts",
        "Certificate number, assessments.certificateNumber",
        "Notified body number, assessments.bodyNumber",
        "Bescheinigungsnummer, assessments.certificateNumber",
        "Numéro du certificat, assessments.certificateNumber",
        "Número de certificado, assessments.certificateNumber",
        "Numero, assessments.certificateNumber",
        "Certificaatnummer, assessments.certificateNumber",
        "Numer certyfikatu, assessments.certificateNumber"
    })
    void knowsTheHeadersOfDeclarationsAndAssessmentsInItsLanguages(String header, String field) {
        Column column = RegisterColumns.find(field).orElseThrow();

        assertThat(new HeaderNames(column.sheet(), ReadSettings.NONE, SavedMappings.NONE, Set.of())
                        .isHeader(header, column))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "nature, Hardwear, Hardware, 2",
        "nature, Sofware, Software, 1",
        "operatorRole, Manufactuer, Manufacturer, 1",
        "operatorRole, Herstelelr, Manufacturer, 1"
    })
    void suggestsWhatIsNearlySaid(String field, String met, String cell, int distance) {
        Column column = RegisterColumns.find(field).orElseThrow();

        assertThat(Suggestions.of("Products", column.header(), met)).first().satisfies(nearest -> {
            assertThat(nearest.cell()).isEqualTo(cell);
            assertThat(nearest.distance()).isEqualTo(distance);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Our role, Hersteler, '\"Manufacturer\" (1 letter differs from \"Hersteller\")?'",
        "Our role, Manufactuer, '\"Manufacturer\" (1 letter differs)?'",
        "AI system, jein, '\"No\" (1 letter differs from \"nein\")?'",
        "Prodktname, x, '\"Name\" (1 letter differs from \"Produktname\")?'"
    })
    void saysFromWhichWordAValueDiffers(String header, String met, String sentence) {
        Recorded read = Recorded.readCsv(directory, "Reference,Version,%s\nR-1,1,%s\n".formatted(header, met));

        assertThat(Stream.concat(read.messages().stream(), read.notes.stream().map(Problem::message)))
                .singleElement()
                .asString()
                .contains("did you mean " + sentence);
    }

    @Test
    void suggestsNothingForWhatIsFarAway() {
        assertThat(Suggestions.of("Products", "Nature", "Wood")).isEmpty();
        assertThat(Suggestions.of("Products", "Name", "Hardwear")).isEmpty();
        assertThat(Suggestions.of("Products", null, "Hardwear")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "31\u00A0Dezember\u00A02034, 2034-12-31",
        "31/Dec/2034, 2034-12-31",
        "2034-Dec-31, 2034-12-31",
        "1° marzo 2034, 2034-03-01",
        "1 marca 2034 r., 2034-03-01",
        "31.XII.2034, 2034-12-31",
        "31\u201112\u20112034, 2034-12-31",
        "2034\u201312\u201331, 2034-12-31",
        "31.12.2034., 2034-12-31",
        "1. Mrz 2034, 2034-03-01",
        "1. Maerz 2034, 2034-03-01",
        "1. Jänner 2034, 2034-01-01"
    })
    void readsADateWithOneReading(String text, LocalDate date) {
        assertThat(DateTexts.readings(text)).containsExactly(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01. Mrz",
                "Mrz 10",
                "Mrz 26",
                "01/oct",
                "1-Oct-26",
                "01.10.2026",
                "2/10/2026",
                "1/10/26",
                "2026-10-01",
                "Januar 10",
                "10. Januar",
                "02:00"
            })
    void knowsWhatSpreadsheetsMakeOfVersions(String text) {
        assertThat(DateTexts.isDayAndMonth(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "1.10.26", "2026.10.1", "20261001", "3 rev", "R-1", "May", "Mark 10", "10-2026"})
    void knowsWhatIsAVersion(String text) {
        assertThat(DateTexts.isDayAndMonth(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "DD.MM.YYYY, dd.MM.yyyy",
        "dd.mm.yyyy, dd.MM.yyyy",
        "TT.MM.JJJJ, dd.MM.yyyy",
        "jj/mm/aaaa, dd/MM/yyyy",
        "MM/DD/YYYY, MM/dd/yyyy",
        "DD-MM-RRRR, dd-MM-yyyy",
        "dd/MM/yyyy HH:mm, dd/MM/yyyy",
        "YYYY-MM-DD'T'HH:mm:ss, yyyy-MM-dd",
        "%d.%m.%Y, d.M.yyyy",
        "%Y-%m-%d %H:%M:%S, yyyy-M-d",
        "d/m/Y, d/M/yyyy",
        "[$-407]TT.MM.JJJJ, dd.MM.yyyy"
    })
    void showsTheRightSpellingOfAPattern(String pattern, String right) {
        assertThat(DatePattern.refusal(pattern))
                .hasValueSatisfying(refusal -> assertThat(refusal).contains("use " + right + ","));
        assertThat(DatePattern.refusal(right)).isEmpty();
    }
}
