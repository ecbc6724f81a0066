package org.craregistry.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.craregistry.register.workbook.ReadLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterTemplateTests {

    @TempDir
    Path directory;

    @Test
    void isAnEmptyRegisterThatTheReaderKnows() throws IOException {
        Recorded read = Recorded.read(Recorded.write(directory.resolve("template.xlsx"), template()));

        assertThat(read.header.recognised()).hasSameSizeAs(RegisterColumns.readable());
        assertThat(read.header.unknown()).isEmpty();
        assertThat(read.rows).isEmpty();
        assertThat(read.notes).isEmpty();
    }

    @Test
    void offersTheAcceptedValuesAndHelp() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template()))) {
            XSSFSheet products = workbook.getSheet("Products");

            assertThat(workbook.isSheetHidden(workbook.getSheetIndex("Lists"))).isTrue();
            assertThat(workbook.getSheetName(workbook.getActiveSheetIndex())).isEqualTo("Instructions");
            assertThat(products.getDataValidations())
                    .anySatisfy(
                            list -> assertThat(list.getValidationConstraint().getFormula1())
                                    .startsWith("Lists!$A$1:$A$"));
            for (Cell header : products.getRow(1)) {
                assertThat(header.getCellComment()).as(header.toString()).isNotNull();
            }
            assertThat(products.getPaneInformation().isFreezePane()).isTrue();
        }
    }

    @Test
    void exportsHoldNoFormula() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RegisterWriter()
                .write(RoundTripTests.PROVENANCE, new Products(5).draw(200).iterator(), out);

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                        assertThat(isSafe(cell)).as(cell.toString()).isTrue();
                    }
                }
            }
            assertThat(workbook.getSheet("About").getRow(10).getCell(1).getStringCellValue())
                    .matches("200 rows, [0-9a-f]{64}");
        }
    }

    private static boolean isSafe(Cell cell) {
        boolean startsFormula = cell.getCellType() == CellType.STRING
                && cell.getStringCellValue().matches("(?s)[=+\\-@].*");
        return !startsFormula || cell.getCellStyle().getQuotePrefixed();
    }

    private static byte[] template() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RegisterTemplate(ReadLimits.DEFAULT).write(out);
        return out.toByteArray();
    }
}
