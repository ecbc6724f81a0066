package org.craregistry.law;

import static org.craregistry.law.Act.CRA;

import java.util.List;

/**
 * CRA Annex IV: the categories of critical products, in the official order, with the official titles, shortened where
 * long.
 */
final class CraAnnex4 {

    static final Category HARDWARE_WITH_SECURITY_BOXES = category(
                    1,
                    "Hardware Devices with Security Boxes",
                    "Hardware made of several discrete components that keeps, processes or manages sensitive data"
                            + " or performs cryptography inside a physical envelope which shows, resists or answers"
                            + " tampering.")
            .withExamples("payment terminals", "hardware security modules", "tachographs with such an envelope");

    // OPEN(law): point 9 of the open questions: the limb "other devices for advanced security purposes" has no
    // technical description of its own; a product in it needs a documented decision, see CraArticle07And08Classes.
    static final Category SMART_METER_GATEWAYS_AND_OTHER_DEVICES = category(
                    2,
                    "Smart meter gateways within smart metering systems (Directive (EU) 2019/944 Art. 2(23)) and other"
                            + " devices for advanced security purposes, including for secure cryptoprocessing",
                    "Gateways that control the communication between metering components and authorised third parties,"
                            + " collect and keep their data, encrypt, filter and steer other devices.")
            .withExamples("electricity smart meter gateways, which may also serve gas or heat meters")
            .withBoundary(
                    "The limb on other devices has no technical description: belonging to it is a decision of a person,"
                            + " with a documented reason.");

    static final Category SMARTCARDS_AND_SECURE_ELEMENTS = category(
                    3,
                    "Smartcards or similar devices, including secure elements",
                    "Secure elements, which are tamper-resistant microcontrollers or microprocessors designed to"
                            + " withstand AVA_VAN level 4 or higher, and secure elements in a carrier material.")
            .withExamples(
                    "trusted platform modules",
                    "embedded UICC",
                    "identity and travel documents",
                    "signature, payment, access and tachograph cards",
                    "SIM cards",
                    "wristbands with a payment element");

    static final List<Category> CATEGORIES = List.of(
            HARDWARE_WITH_SECURITY_BOXES, SMART_METER_GATEWAYS_AND_OTHER_DEVICES, SMARTCARDS_AND_SECURE_ELEMENTS);

    private CraAnnex4() {}

    private static Category category(int number, String title, String description) {
        String code = "CRA-IV-%02d".formatted(number);
        Citation place = CRA.at("Annex IV point " + number);
        return new Category(code, ProductClass.CRITICAL, place, title, description);
    }
}
