package org.craregistry.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.craregistry.law.Answers;
import org.craregistry.law.Evidence;
import org.craregistry.law.Fact;
import org.craregistry.law.Filings;
import org.craregistry.law.Vocabulary;
import org.craregistry.law.plain.EvidenceReader;
import org.craregistry.law.plain.EvidenceWriter;
import org.craregistry.law.plain.RefusedEvidence;

/** Products and changes of them made up by chance, made over the API. */
public final class RandomProducts {

    private final Registry registry;
    private final String portfolio;
    private final Answers answers;
    private final Filings filings;
    private final Random random;
    private final Map<String, List<Filed>> filed = new HashMap<>();
    private int made;

    private record Filed(String mutation, String kind, String id, int revision) {}

    public RandomProducts(Registry registry, String portfolio, long seed) {
        this.registry = registry;
        this.portfolio = portfolio;
        this.answers = new Answers(seed);
        this.filings = new Filings(seed);
        this.random = new Random(seed);
    }

    /** Registers a product with facts, and with evidence half of the time; returns its id. */
    public String add() {
        String reference = "P-%03d".formatted(made++);
        Map<String, Object> more = new HashMap<>();
        more.put("facts", answers.facts(random.nextInt(3) / 2.0).plain());
        more.put("version", random.nextBoolean() ? "3" : "");
        more.put("name", pick(List.of("Router", "Ärger", "[1]", "true", "Zähler 2")));
        if (random.nextBoolean()) {
            more.put("responsible", pick(List.of("Ada Lovelace", "Grace Hopper")));
            more.put("manufacturer", "Maker " + random.nextInt(3));
        }
        String id = registry.product(portfolio, reference, more);
        if (random.nextBoolean()) {
            file(id);
        }
        return id;
    }

    /** Makes one change of a product that is not withdrawn. */
    public void change(String product) {
        switch (random.nextInt(7)) {
            case 0 -> file(product);
            case 1 -> changeRecord(product);
            case 2 -> update(product, Map.of("version", pick(List.of("", "3", "4.1"))));
            case 3 -> update(product, emptied("manufacturer"));
            case 4 ->
                registry.mutate(
                        "decideClassification",
                        Map.of(
                                "id",
                                product,
                                "expectedRevision",
                                revision(product),
                                "coreFunctionality",
                                pick(List.of("NONE", "CRA-III-I-03", "CRA-IV-01")),
                                "reason",
                                "It says so."),
                        "");
            case 5 -> rename(product);
            default -> update(product, Map.of("facts", someFacts()));
        }
    }

    /** Gives it another reference, which lists sort before or after the others. */
    public void rename(String product) {
        update(product, Map.of("reference", pick(List.of("A", "P", "Z")) + "-%03d".formatted(made++)));
    }

    private Map<String, Object> someFacts() {
        Map<String, Object> facts = new HashMap<>(answers.facts(0.3).plain());
        Vocabulary.FACTS.stream()
                .map(Fact::name)
                .filter(name -> random.nextInt(8) == 0)
                .forEach(name -> facts.put(name, null));
        // Once it is decided only a decision changes it.
        facts.remove("coreFunctionality");
        return facts;
    }

    private void changeRecord(String product) {
        List<Filed> records = filed.getOrDefault(product, new ArrayList<>());
        if (records.isEmpty()) {
            return;
        }
        Filed record = records.remove(random.nextInt(records.size()));
        if (random.nextBoolean()) {
            registry.mutate(
                    "removeEvidence",
                    Map.of("id", record.id(), "expectedRevision", record.revision(), "reason", "Not ours."),
                    "");
            return;
        }
        String text = record.kind().equals("assessment") ? "bodyName" : "number";
        registry.mutate(
                record.mutation(),
                Map.of(
                        "id",
                        record.id(),
                        "expectedRevision",
                        record.revision(),
                        record.kind(),
                        Map.of(text, "[" + random.nextInt(1000) + "]")),
                "");
        records.add(new Filed(record.mutation(), record.kind(), record.id(), record.revision() + 1));
    }

    private void update(String product, Map<String, Object> changed) {
        Map<String, Object> input = new HashMap<>(changed);
        input.put("id", product);
        input.put("expectedRevision", revision(product));
        registry.mutate("updateProduct", input, "");
    }

    private void file(String product) {
        Evidence evidence = filings.evidence();
        evidence.certificates()
                .forEach(one -> file(
                        "fileCertificate", "updateCertificate", "certificate", product, EvidenceWriter.plain(one)));
        evidence.declarations()
                .forEach(one -> file(
                        "issueDeclaration", "updateDeclaration", "declaration", product, EvidenceWriter.plain(one)));
        evidence.assessments()
                .forEach(one ->
                        file("recordAssessment", "updateAssessment", "assessment", product, EvidenceWriter.plain(one)));
        List<Map<String, Object>> requirements = new ArrayList<>();
        evidence.requirements().forEach((code, standing) -> requirements.add(EvidenceWriter.plain(code, standing)));
        assess("assessRequirements", "requirements", product, requirements);
        List<Map<String, Object>> elements = new ArrayList<>();
        evidence.elements().forEach((code, standing) -> elements.add(EvidenceWriter.plain(code, standing)));
        assess("assessArticle15Elements", "article15Elements", product, elements);
    }

    private void assess(String mutation, String list, String product, List<Map<String, Object>> standings) {
        if (!standings.isEmpty()) {
            Map<String, Object> revision = Map.of("id", product, "expectedRevision", revision(product));
            registry.mutate(mutation, Map.of("products", List.of(revision), list, standings), "");
        }
    }

    private void file(String mutation, String update, String kind, String product, Map<String, Object> content) {
        try {
            EvidenceReader.read("", Map.of(kind + "s", List.of(content)));
        } catch (RefusedEvidence impossible) {
            return;
        }
        String id = registry.mutate(mutation, Map.of("product", product, kind, content), kind + " { id }")
                .at("/" + kind + "/id")
                .asString();
        filed.computeIfAbsent(product, key -> new ArrayList<>()).add(new Filed(update, kind, id, 0));
    }

    private int revision(String product) {
        return registry.administrator()
                .ask("query ($id: ID!) { product(by: {id: $id}) { revision } }", Map.of("id", product))
                .data("/product/revision")
                .asInt();
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static Map<String, Object> emptied(String field) {
        Map<String, Object> emptied = new HashMap<>();
        emptied.put(field, null);
        return emptied;
    }
}
