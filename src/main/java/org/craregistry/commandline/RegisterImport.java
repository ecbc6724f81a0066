package org.craregistry.commandline;

import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes one register after the other through the import protocol: upload, plan, application.
 *
 * @param parameters what is said about each file at its upload
 */
record RegisterImport(
        RemoteRegistry registry,
        String portfolio,
        List<Entry<String, String>> parameters,
        ApplyMode mode,
        Shell shell) {

    private static final String PORTFOLIO = "query ($key: String!) { portfolio(key: $key) { id } }";
    private static final String PROGRESS = """
            query ($id: ID!) { import(id: $id) { state revision counts { rowsRead rejected } } }""";
    private static final String RESULT = """
            query ($id: ID!) { import(id: $id) {
              id revision state fileName failure portfolio { key }
              counts { rowsRead create update unchanged rejected withValidCells }
              columns { sheet unknown { column text } }
              notes { severity message }
              problemGroups { severity count example }
              rows(action: [REJECTED], first: 10) { nodes { sheet row label problems { severity code cell column met message } } } } }""";
    private static final String APPLY = """
            mutation ($input: ApplyImportInput!) { applyImport(input: $input) { errors { message } } }""";

    /** All that it asks. */
    static final List<String> DOCUMENTS = List.of(PORTFOLIO, PROGRESS, RESULT, APPLY);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    /** So long a registry may be away while it is waited for: it goes on by itself when it is there again. */
    private static final int LOOKS_IN_VAIN = 60;

    private static final Duration AFTER_A_LOOK_IN_VAIN = Duration.ofSeconds(2);

    /** Imports one file, whose rejected rows come back beside it. @param wait until there is nothing more to wait for */
    ImportReport of(Path file, boolean wait) {
        return of(file, file.resolveSibling(problemsOf(file)), wait);
    }

    /** What the workbook with the rejected rows of a file is called. */
    static String problemsOf(Path file) {
        String name = LocalFiles.nameOf(file);
        int dot = name.lastIndexOf('.');
        return (dot < 1 ? name : name.substring(0, dot)) + ImportReport.PROBLEMS;
    }

    /**
     * Imports one file.
     *
     * @param problems where its rejected rows are written, if there are any
     * @param wait until there is nothing more to wait for
     */
    ImportReport of(Path file, Path problems, boolean wait) {
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            throw CommandFailed.usage("There is no file %s that can be read.".formatted(file));
        }
        if (file.toFile().length() == 0) { // which the registry would take for a request without a file
            throw CommandFailed.file("%s is empty. Nothing was changed.".formatted(file));
        }
        String id = upload(file);
        if (wait || mode != ApplyMode.PLAN_ONLY) {
            settle(id);
        }
        boolean applied = applyIfAsked(id);
        if (wait && applied) {
            settle(id);
        }
        JsonNode found = find(RESULT, id);
        boolean written = found.at("/counts/rejected").asInt() > 0 && registry.downloadWhereThere(path(id), problems);
        return new ImportReport(file, found, applied, mode, written ? problems : null);
    }

    private String upload(Path file) {
        // Asked first, so that nobody sends a large file to learn that he may not.
        if (registry.ask(PORTFOLIO, Map.of("key", portfolio)).at("/portfolio").isNull()) {
            throw CommandFailed.refused("There is no portfolio %s here, or you may not see it.".formatted(portfolio));
        }
        shell.progress("Sending " + file + " ...");
        List<Entry<String, String>> all = new ArrayList<>(parameters);
        all.add(Map.entry("fileName", LocalFiles.nameOf(file)));
        try {
            return registry.upload("/registers/" + RemoteRegistry.segment(portfolio) + "/imports", all, file)
                    .at("/id")
                    .asString();
        } catch (FileNotFoundException gone) {
            throw CommandFailed.usage("There is no file %s that can be read.".formatted(file));
        } catch (CommandFailed failed) {
            throw failed.exitCode() == ExitCode.WRONG_USAGE
                    ? CommandFailed.usage(FileSettings.ofOption(failed.sentence()))
                    : failed;
        }
    }

    /** @return whether the plan is being carried out now */
    private boolean applyIfAsked(String id) {
        if (mode == ApplyMode.PLAN_ONLY) {
            return false;
        }
        JsonNode planned = find(PROGRESS, id);
        boolean ready = "PLANNED".equals(planned.at("/state").asString());
        if (!ready || !mode.takes(planned.at("/counts/rejected").asInt())) {
            return false;
        }
        int revision = planned.at("/revision").asInt();
        registry.mutate("applyImport", APPLY, Map.of("id", id, "expectedRevision", revision, "mode", mode.name()));
        return true;
    }

    /** Waits until the registry has done what it is doing. */
    private void settle(String id) {
        int inVain = 0;
        while (true) {
            try {
                JsonNode found = find(PROGRESS, id);
                inVain = 0;
                String doing = doing(found.at("/state").asString());
                if (doing == null) {
                    shell.progress("");
                    return;
                }
                shell.progress("%s ... %,d rows read"
                        .formatted(doing, found.at("/counts/rowsRead").asInt()));
                Pause.of(BETWEEN_LOOKS);
            } catch (CommandFailed failed) {
                inVain++;
                if (failed.exitCode() != ExitCode.UNREACHABLE
                        || inVain == LOOKS_IN_VAIN
                        || Thread.currentThread().isInterrupted()) {
                    throw failed;
                }
                shell.progress("Waiting for the registry ...");
                Pause.of(AFTER_A_LOOK_IN_VAIN);
            }
        }
    }

    private static @Nullable String doing(String state) {
        return switch (state) {
            case "RECEIVED", "PLANNING" -> "Planning";
            case "APPLYING" -> "Applying";
            default -> null;
        };
    }

    private JsonNode find(String document, String id) {
        return registry.ask(document, Map.of("id", id)).at("/import");
    }

    /** Where the registry has the rejected rows of an import. */
    private static String path(String id) {
        return "/registers/imports/" + RemoteRegistry.segment(id) + "/problems.xlsx";
    }
}
