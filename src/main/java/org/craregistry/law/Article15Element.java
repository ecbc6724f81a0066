package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An element of AI Act Article 15 that can be checked by itself; the split is ours. */
public enum Article15Element implements Choice {
    AC1("A15-AC1", "15(1)", "Accuracy", "appropriate accuracy, kept over the lifecycle"),
    AC2("A15-AC2", "15(3)", "Declared accuracy", "accuracy levels and metrics stand in the instructions for use"),
    RO1("A15-RO1", "15(1), (4)", "Robustness", "resilience to errors, faults and inconsistencies"),
    RO2(
            "A15-RO2",
            "15(4) subpara. 3",
            "Feedback loops",
            "feedback loops of systems that go on learning are dealt with"),
    CY1("A15-CY1", "15(1)", "Level of cybersecurity", "an appropriate level of cybersecurity, kept over the lifecycle"),
    CY2(
            "A15-CY2",
            "15(5) subpara. 1",
            "Resilience to attacks",
            "resilience against third parties who alter use, outputs or performance"),
    CY3("A15-CY3", "15(5) subpara. 2", "Appropriate solutions", "solutions that fit the circumstances and the risks"),
    CY4A("A15-CY4a", "15(5) subpara. 3", "Data poisoning", "measures against the poisoning of training data"),
    CY4B("A15-CY4b", "15(5) subpara. 3", "Model poisoning", "measures against poisoned pre-trained components"),
    CY4C("A15-CY4c", "15(5) subpara. 3", "Adversarial examples", "measures against inputs made to mislead the model"),
    CY4D("A15-CY4d", "15(5) subpara. 3", "Confidentiality attacks", "measures against attacks on confidentiality"),
    CY4E("A15-CY4e", "15(5) subpara. 3", "Model flaws", "measures against flaws of the model");

    /** Those on cybersecurity, in order: the only ones that the CRA or a certificate can bridge. */
    public static final List<Article15Element> CYBERSECURITY =
            Arrays.stream(values()).filter(Article15Element::isCybersecurity).toList();

    private static final Map<String, Article15Element> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Article15Element::code, Function.identity()));

    private final String code;
    private final String title;
    private final String summary;
    private final Citation citation;

    Article15Element(String code, String place, String title, String summary) {
        this.code = code;
        this.title = title;
        this.summary = summary;
        this.citation = AI_ACT.at("Art. " + place).asOurReading();
    }

    /** The element with this code, empty where there is none. */
    public static Optional<Article15Element> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** The code, such as {@code A15-CY4a}. */
    @Override
    public String code() {
        return code;
    }

    /** Whether it is about cybersecurity, and not about accuracy or robustness. */
    public boolean isCybersecurity() {
        return compareTo(CY1) >= 0;
    }

    /** Whether it may be marked as not appropriate: only the single kinds of attack. */
    public boolean mayBeNotAppropriate() {
        return compareTo(CY4A) >= 0;
    }

    public String title() {
        return title;
    }

    /** What it asks, in our own words. */
    public String summary() {
        return summary;
    }

    public Citation citation() {
        return citation;
    }

    @Override
    public String label() {
        return title;
    }

    @Override
    public String explanation() {
        return summary;
    }

    @Override
    public String toString() {
        return code;
    }
}
