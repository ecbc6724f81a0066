package org.craregistry.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** What a reader said about a file, for tests to look at. */
final class Recorded implements RegisterSink {

    /** What was recorded until then is in exports of tests. */
    static final Instant EXPORTED_AT = Instant.parse("2026-03-01T08:30:00.120Z");

    Instant exportedAt;
    RegisterHeader header;
    SheetKind sheet = SheetKind.PRODUCTS;
    RegisterReader.Counts counts;
    final List<RegisterRow> rows = new ArrayList<>();
    final Map<SheetKind, List<RegisterRow>> others = new EnumMap<>(SheetKind.class);
    final List<Problem> notes = new ArrayList<>();

    @Override
    public void exportedAt(Instant at) {
        exportedAt = at;
    }

    @Override
    public void header(SheetKind kind, RegisterHeader met) {
        sheet = kind;
        header = met;
    }

    @Override
    public void row(RegisterRow row) {
        (sheet == SheetKind.PRODUCTS ? rows : others.computeIfAbsent(sheet, any -> new ArrayList<>())).add(row);
    }

    @Override
    public void note(Problem problem) {
        notes.add(problem);
    }

    List<Map<String, Object>> values() {
        return rows.stream().map(RegisterRow::values).toList();
    }

    List<String> codes() {
        return Stream.concat(rows.stream(), others.values().stream().flatMap(List::stream))
                .flatMap(row -> row.problems().stream())
                .map(Problem::code)
                .toList();
    }

    List<String> messages() {
        return rows.stream()
                .flatMap(row -> row.problems().stream())
                .map(Problem::message)
                .toList();
    }

    List<String> noteCodes() {
        return notes.stream().map(Problem::code).toList();
    }

    static Recorded read(Path file, ReadOptions options) {
        Recorded recorded = new Recorded();
        try {
            recorded.counts = new RegisterReader().read(file, file.getFileName().toString(), options, recorded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return recorded;
    }

    static Recorded read(Path file) {
        return read(file, ReadOptions.DEFAULT);
    }

    static Recorded readCsv(Path directory, String text) {
        return readCsv(directory, text, StandardCharsets.UTF_8, ReadOptions.DEFAULT);
    }

    static Recorded readCsv(Path directory, String text, Charset charset, ReadOptions options) {
        return read(write(directory.resolve("register.csv"), text.getBytes(charset)), options);
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A workbook as the test fills it. */
    static Path workbook(Path directory, Consumer<XSSFWorkbook> fill) {
        Path file = directory.resolve("register.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                var out = Files.newOutputStream(file)) {
            fill.accept(workbook);
            workbook.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** A workbook with a sheet Products: a header and one row of texts. */
    static Path products(Path directory, List<String> header, Consumer<Row> fill) {
        return workbook(directory, workbook -> {
            XSSFSheet sheet = workbook.createSheet("Products");
            texts(sheet, 0, header);
            fill.accept(sheet.createRow(1));
        });
    }

    static void texts(XSSFSheet sheet, int row, List<String> texts) {
        Row cells = sheet.createRow(row);
        for (int i = 0; i < texts.size(); i++) {
            cells.createCell(i).setCellValue(texts.get(i));
        }
    }
}
