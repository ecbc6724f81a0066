package org.craregistry.law;

import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.ProductClass.IMPORTANT_CLASS_I;
import static org.craregistry.law.ProductClass.IMPORTANT_CLASS_II;

import java.util.List;
import java.util.stream.Stream;

/**
 * CRA Annex III: the categories of important products, in the official order, with the official titles, shortened where
 * long.
 */
final class CraAnnex3 {

    static final Category MICROPROCESSORS = classI(
                    13,
                    "Microprocessors with security-related functionalities",
                    "Integrated circuits with central processing that use memory and peripherals outside the chip"
                            + " and have security functions meant to secure other products, networks or services.")
            .withBoundary("Security functions that protect only the chip itself do not count.");

    static final Category MICROCONTROLLERS = classI(
                    14,
                    "Microcontrollers with security-related functionalities",
                    "Integrated circuits with central processing, programmable memory and peripherals on the chip"
                            + " that have security functions meant to secure other products, networks or services.")
            .withBoundary("Security functions that protect only the chip itself do not count.");

    static final Category ASICS_AND_FPGAS = classI(
                    15,
                    "Application specific integrated circuits (ASIC) and field-programmable gate arrays (FPGA) with"
                            + " security-related functionalities",
                    "Circuits made for one function, or with logic that can be reprogrammed, that have security"
                            + " functions meant to secure other products, networks or services.")
            .withBoundary("Security functions that protect only the chip itself do not count.");

    static final Category TAMPER_RESISTANT_MICROPROCESSORS = classII(
            3,
            "Tamper-resistant microprocessors",
            "Microprocessors of class I that show, resist or answer tampering and are designed to withstand AVA_VAN"
                    + " level 2 or 3.");

    static final Category TAMPER_RESISTANT_MICROCONTROLLERS = classII(
            4,
            "Tamper-resistant microcontrollers",
            "Microcontrollers of class I that show, resist or answer tampering and are designed to withstand AVA_VAN"
                    + " level 2 or 3.");

    static final List<Category> CLASS_I = List.of(
            classI(
                            1,
                            "Identity management systems and privileged access management software and hardware,"
                                    + " including authentication and access control readers, including biometric"
                                    + " readers",
                            "Products that authenticate or authorise, and may manage the life of identities, for"
                                    + " access to digital resources or physical places; and those that control and"
                                    + " watch privileged access.")
                    .withExamples(
                            "single sign-on",
                            "multi-factor authentication software",
                            "one-time password generators",
                            "card readers",
                            "biometric readers")
                    .withBoundary("A product that merely has a login is none."),
            classI(
                            2,
                            "Standalone and embedded browsers",
                            "Software through which end users reach, see and use content of the web; also browsers"
                                    + " meant to be built into other products.")
                    .withExamples("browsers with AI agents", "web view components sold for integration")
                    .withBoundary("An app for news that embeds a browser is none."),
            classI(
                            3,
                            "Password managers",
                            "Products that keep passwords, on the device or elsewhere, and may generate, share or"
                                    + " fill them in.")
                    .withExamples(
                            "browser extensions", "password managers for companies", "hardware password managers"),
            classI(
                            4,
                            "Software that searches for, removes, or quarantines malicious software",
                            "Software that finds malicious code on devices and removes it or sets it apart, at once"
                                    + " or on demand.")
                    .withExamples("antivirus", "rootkit detection", "rescue disks"),
            classI(
                            5,
                            "Products with digital elements with the function of virtual private network (VPN)",
                            "Products that lay an encrypted logical tunnel over a physical or virtual network.")
                    .withExamples("VPN clients", "VPN servers", "VPN gateways"),
            classI(
                            6,
                            "Network management systems",
                            "Products that manage connected network elements: they watch them and control their"
                                    + " operation or configuration.")
                    .withExamples("configuration management of networks", "controllers of software-defined networks")
                    .withBoundary("Watching without controlling is not enough."),
            classI(
                            7,
                            "Security information and event management (SIEM) systems",
                            "Products that collect security data from several sources, analyse and correlate it and"
                                    + " present it so that somebody can act on it.")
                    .withBoundary(
                            "Orchestration and automated response go beyond it; a plain viewer of logs falls short of"
                                    + " it."),
            classI(
                            8,
                            "Boot managers",
                            "Products that steer the first start: they initialise hardware, choose what to start"
                                    + " and hand over to the operating system.")
                    .withExamples("UEFI firmware", "single- and multi-stage boot loaders"),
            classI(
                            9,
                            "Public key infrastructure and digital certificate issuance software",
                            "Parts of a public key infrastructure that manage certificates, from validation and"
                                    + " issuance to renewal and revocation, or the keys that belong to them.")
                    .withExamples("certificate management", "key management systems", "OCSP responders"),
            classI(
                            10,
                            "Physical and virtual network interfaces",
                            "Products that connect a device to a network through a driver interface: adapters with"
                                    + " their firmware, and software that behaves like one.")
                    .withExamples(
                            "network cards",
                            "Wi-Fi, Bluetooth, Zigbee and fieldbus adapters",
                            "virtual network interfaces of containers"),
            classI(
                            11,
                            "Operating systems",
                            "Software that hides the hardware behind an interface and controls how other software"
                                    + " runs.")
                    .withExamples(
                            "real-time operating systems",
                            "general-purpose operating systems",
                            "special-purpose operating systems"),
            classI(
                            12,
                            "Routers, modems intended for the connection to the internet, and switches",
                            "Routers choose paths between networks; modems are hardware that carries IP traffic"
                                    + " over a line or the air; switches forward packets and can be managed.")
                    .withExamples(
                            "virtual routers",
                            "fibre, DSL and cellular modems",
                            "managed switches",
                            "wireless access points")
                    .withBoundary("We read it so that an unmanaged switch, which has no management plane, is none."),
            MICROPROCESSORS,
            MICROCONTROLLERS,
            ASICS_AND_FPGAS,
            classI(
                            16,
                            "Smart home general purpose virtual assistants",
                            "Assistants on the public internet that take requests in natural language and give"
                                    + " access to services or control devices in homes.")
                    .withExamples("smart speakers with an assistant"),
            classI(
                            17,
                            "Smart home products with security functionalities, including smart door locks,"
                                    + " security cameras, baby monitoring systems and alarm systems",
                            "Products that protect the physical security of consumers in their homes and can be"
                                    + " controlled from afar, and their central controllers.")
                    .withExamples("smart locks", "baby monitors", "alarm systems", "home cameras")
                    .withBoundary("Video surveillance for industry is none."),
            classI(
                            18,
                            "Internet connected toys covered by Directive 2009/48/EC with social interactive features or"
                                    + " location tracking features",
                            "Toys on the public internet with means to take in and give out communication, such as"
                                    + " a microphone, speaker, keyboard or camera, or which track or infer a location.")
                    .withExamples("toys with microphone and speaker")
                    .withBoundary("Merely sensing that something is near is not tracking a location."),
            classI(
                            19,
                            "Personal wearable products with health monitoring purpose (not under Regulation (EU)"
                                    + " 2017/745 or (EU) 2017/746), or personal wearables intended for use by and for"
                                    + " children",
                            "Products worn on the body that regularly sense and process information about health;"
                                    + " and wearables for children under 14.")
                    .withExamples("fitness trackers", "smartwatches", "smart clothing"));

    static final List<Category> CLASS_II = List.of(
            classII(
                            1,
                            "Hypervisors and container runtime systems that support virtualised execution of"
                                    + " operating systems and similar environments",
                            "Hypervisors share out resources and run virtual machines; container runtimes run"
                                    + " containers as isolated processes on one host operating system.")
                    .withExamples("hypervisors of type 1 and type 2", "container runtimes")
                    .withBoundary(
                            "We read it so that orchestrators of several hosts, container images and build tools are"
                                    + " none."),
            classII(
                            2,
                            "Firewalls, intrusion detection and prevention systems",
                            "Firewalls watch and restrict traffic to protect a network or system; detection systems"
                                    + " find intrusions, prevention systems also answer them.")
                    .withExamples(
                            "network firewalls",
                            "web application firewalls",
                            "anti-spam gateways",
                            "network- and host-based intrusion detection"),
            TAMPER_RESISTANT_MICROPROCESSORS,
            TAMPER_RESISTANT_MICROCONTROLLERS);

    static final List<Category> CATEGORIES =
            Stream.of(CLASS_I, CLASS_II).flatMap(List::stream).toList();

    private CraAnnex3() {}

    private static Category classI(int number, String title, String description) {
        String code = "CRA-III-I-%02d".formatted(number);
        return new Category(code, IMPORTANT_CLASS_I, CRA.at("Annex III class I point " + number), title, description);
    }

    private static Category classII(int number, String title, String description) {
        String code = "CRA-III-II-%02d".formatted(number);
        return new Category(code, IMPORTANT_CLASS_II, CRA.at("Annex III class II point " + number), title, description);
    }
}
