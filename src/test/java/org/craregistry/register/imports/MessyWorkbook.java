package org.craregistry.register.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Registers as compliance teams keep them: titles, words of their language, merged cells, sums, and cells that nobody can read. */
final class MessyWorkbook {

    private MessyWorkbook() {}

    /** Seven products in German; three rows have a cell that is not accepted. */
    static byte[] german() {
        return write(workbook -> {
            XSSFSheet cover = workbook.createSheet("Deckblatt");
            texts(cover, 0, "Produktverzeichnis", "vertraulich");
            XSSFSheet sheet = workbook.createSheet("Produktliste");
            texts(sheet, 0, "Dokument: QM-17", "Version: 3");
            texts(sheet, 1, "Produktverzeichnis nach CRA");
            sheet.addMergedRegion(CellRangeAddress.valueOf("A2:D2"));
            texts(
                    sheet,
                    3,
                    "Artikel-Nr.",
                    "Produktversion",
                    "Bezeichnung",
                    "Hersteller",
                    "Art",
                    "Datenverbindung",
                    "Unsere Rolle",
                    "Kernfunktion",
                    "Inverkehrbringen",
                    "Supportende",
                    "Nutzungsdauer (Jahre)",
                    "Bemerkung");
            texts(
                    sheet,
                    4,
                    "RT-100",
                    "2.1",
                    "Router Klein",
                    "Beispiel GmbH",
                    "Hardware und Software",
                    "ja",
                    "Hersteller",
                    "Anhang III Klasse I Nr. 12",
                    "15.03.2029",
                    "31.12.2034",
                    "7,5",
                    "wie besprochen");
            texts(
                    sheet,
                    5,
                    "RT-200",
                    "1.0",
                    "Router Groß",
                    "Beispiel GmbH",
                    "Hard- und Software",
                    "Ja",
                    "Hersteller",
                    "III.I.12",
                    "1. März 2028",
                    "31.12.2034",
                    "8",
                    "");
            texts(
                    sheet,
                    6,
                    "PW-1",
                    "4.0",
                    "Tresor",
                    "Beispiel GmbH",
                    "Software",
                    "ja",
                    "Hersteller",
                    "Passwortmanager",
                    "20.06.2028",
                    "30.06.2033",
                    "5",
                    "");
            texts(
                    sheet,
                    7,
                    "FW-7",
                    "3.2",
                    "Brandmauer",
                    "Beispiel GmbH",
                    "Gerätschaft",
                    "ja",
                    "Hersteller",
                    "Anhang III, Klasse II, Nr. 2",
                    "20.06.2028",
                    "30.06.2033",
                    "5",
                    "");
            texts(
                    sheet,
                    8,
                    "SW-9",
                    "1.1",
                    "Schalter",
                    "Beispiel GmbH",
                    "Hardwar",
                    "ja",
                    "Einführer",
                    "keine",
                    "20.06.2028",
                    "03.04.2033",
                    "5",
                    "");
            texts(
                    sheet,
                    9,
                    "SW-10",
                    "1.1",
                    "Schalter zwei",
                    "Beispiel GmbH",
                    "Gerätschaft",
                    "nein",
                    "Händler",
                    "keine",
                    "20.06.2028",
                    "30.06.2033",
                    "5",
                    "");
            texts(
                    sheet,
                    10,
                    "BS-1",
                    "12",
                    "Betriebssystem X",
                    "Beispiel GmbH",
                    "Software",
                    "ja",
                    "Hersteller",
                    "Betriebssysteme",
                    "",
                    "30.06.2033",
                    "5",
                    "");
            date(sheet.getRow(10).createCell(8), LocalDate.of(2028, 2, 1));
            texts(sheet, 11, "Summe: 7");
        });
    }

    /** Three products in French, of which one has two cells that are not accepted. */
    static byte[] french() {
        return write(workbook -> {
            XSSFSheet sheet = workbook.createSheet("Produits");
            texts(sheet, 0, "Registre des produits comportant des éléments numériques");
            texts(
                    sheet,
                    2,
                    "Référence",
                    "Version du produit",
                    "Désignation",
                    "Fabricant",
                    "Nature du produit",
                    "Connecté",
                    "Notre rôle",
                    "Fonction principale",
                    "Date de mise sur le marché",
                    "Fin de support");
            texts(
                    sheet,
                    3,
                    "FR-1",
                    "1.0",
                    "Coffre",
                    "Exemple SA",
                    "Logiciel",
                    "oui",
                    "Fabricant",
                    "Gestionnaire de mots de passe",
                    "15/03/2029",
                    "31 décembre 2034");
            texts(
                    sheet,
                    4,
                    "FR-2",
                    "1.0",
                    "Boîtier",
                    "Exemple SA",
                    "Matériel et logiciel",
                    "non",
                    "Importateur",
                    "annexe III, classe I, n° 12",
                    "15/03/2029",
                    "31/12/2034");
            texts(
                    sheet,
                    5,
                    "FR-3",
                    "1.0",
                    "Capteur",
                    "Exemple SA",
                    "Matériel",
                    "peut-être",
                    "Distributeur",
                    "aucune",
                    "04/03/2029",
                    "31/12/2034");
            texts(sheet, 6, "Total", "", "3");
        });
    }

    private interface Filling {
        void into(XSSFWorkbook workbook);
    }

    private static byte[] write(Filling filling) {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            filling.into(workbook);
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void texts(XSSFSheet sheet, int number, String... texts) {
        Row row = sheet.createRow(number);
        for (String text : List.of(texts)) {
            row.createCell(Math.max(row.getLastCellNum(), 0)).setCellValue(text);
        }
    }

    private static void date(Cell cell, LocalDate day) {
        CellStyle style = cell.getSheet().getWorkbook().createCellStyle();
        style.setDataFormat(cell.getSheet().getWorkbook().createDataFormat().getFormat("dd.mm.yyyy"));
        cell.setCellStyle(style);
        cell.setCellValue(day);
    }
}
