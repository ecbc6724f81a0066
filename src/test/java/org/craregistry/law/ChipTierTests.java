package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.craregistry.law.Vocabulary.CHIP;
import static org.craregistry.law.Vocabulary.CHIP_AVA_VAN;
import static org.craregistry.law.Vocabulary.CHIP_SECURES_OTHERS;
import static org.craregistry.law.Vocabulary.CHIP_TAMPER_FEATURES;
import static org.craregistry.law.Vocabulary.CORE_FUNCTIONALITY;
import static org.craregistry.law.Vocabulary.NATURE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of chips over all combinations of what it asks. */
class ChipTierTests {

    record Part(
            Nature nature, Chip chip, boolean securesOthers, boolean tamperFeatures, int avaVan, CategoryCode core) {

        Case asCase() {
            Facts facts = Facts.none()
                    .with(NATURE, nature)
                    .with(CHIP, chip)
                    .with(CHIP_SECURES_OTHERS, securesOthers)
                    .with(CHIP_TAMPER_FEATURES, tamperFeatures)
                    .with(CHIP_AVA_VAN, BigDecimal.valueOf(avaVan))
                    .with(CORE_FUNCTIONALITY, core);
            return new DayByDay(facts, Evidence.none(), States.R0, null).caseOn(LocalDate.of(2028, 9, 1));
        }
    }

    private static Stream<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (Nature nature : Nature.values()) {
            for (Chip chip : Chip.values()) {
                for (int bits = 0; bits < 4; bits++) {
                    for (int avaVan = 0; avaVan <= 5; avaVan++) {
                        for (CategoryCode core : CategoryCode.ALL) {
                            parts.add(new Part(nature, chip, (bits & 1) == 1, (bits & 2) == 2, avaVan, core));
                        }
                    }
                }
            }
        }
        return parts.stream();
    }

    @Test
    void exactlyOneRowHoldsForEveryCombination() {
        assertThat(parts()).hasSize(4 * 4 * 4 * 6 * 27).allSatisfy(part -> {
            Case c = part.asCase();
            assertThat(CraAnnex3And4Chips.TIERS.rows())
                    .filteredOn(row -> row.provision().weigh(c) == Truth.YES)
                    .hasSize(1);
            assertThat(CraAnnex3And4Chips.TIERS.decide(c).kind()).isEqualTo(Decision.Kind.SETTLED);
        });
    }

    @Test
    void categoryIsThatOfTheTierForEveryCombination() {
        assertThat(parts())
                .allSatisfy(part ->
                        assertThat(CraClass.decide(part.asCase()).category()).isEqualTo(expected(part)));
    }

    private static CategoryCode expected(Part part) {
        boolean isHardware = part.nature() == Nature.HARDWARE || part.nature() == Nature.HARDWARE_AND_SOFTWARE;
        if (!isHardware || part.chip() == Chip.NONE) {
            return part.core();
        }
        boolean isOfChips = List.of("CRA-III-I-13", "CRA-III-I-14", "CRA-III-I-15", "CRA-III-II-03", "CRA-III-II-04")
                .contains(part.core().code());
        boolean isDenied =
                part.chip() == Chip.ASIC_OR_FPGA && part.core().code().equals("CRA-IV-03");
        CategoryCode core = isOfChips || isDenied ? CategoryCode.NONE : part.core();
        CategoryCode tier = tier(part);
        return core.productClass().compareTo(tier.productClass()) > 0 ? core : tier;
    }

    private static CategoryCode tier(Part part) {
        if (!part.securesOthers()) {
            return CategoryCode.NONE;
        }
        boolean isSecureElement = part.tamperFeatures() && part.avaVan() >= 4;
        boolean isResistant = part.tamperFeatures() && part.avaVan() >= 2;
        String code = switch (part.chip()) {
            case MICROPROCESSOR -> isSecureElement ? "CRA-IV-03" : isResistant ? "CRA-III-II-03" : "CRA-III-I-13";
            case MICROCONTROLLER -> isSecureElement ? "CRA-IV-03" : isResistant ? "CRA-III-II-04" : "CRA-III-I-14";
            default -> isSecureElement && part.core().code().equals("CRA-IV-03") ? "CRA-IV-03" : "CRA-III-I-15";
        };
        return CategoryCode.find(code).orElseThrow();
    }
}
