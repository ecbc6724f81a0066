package org.craregistry.dashboard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.craregistry.storage.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files that pages are made of, as they are in the jar. Their addresses carry a fingerprint of them all, so that browsers keep
 * them for good and never mix two releases; the libraries have their place among them, so that modules find each other without a map.
 */
@Component
class DashboardFiles implements WebMvcConfigurer {

    private static final String FOLDER = "/dashboard/";
    private static final String FRAME = "frame.html";
    private static final String ROUTES = "base/address.js";
    private static final String EARLY = "early.js";
    private static final String START = "components/registry-frame.js";
    private static final Pattern ROUTE =
            Pattern.compile("path: '([^']*)', page: '([^']*)'(?:, first: '([^']*)', asks: '([^']*)')?");

    private static final Pattern IMPORT = Pattern.compile("\\b(?:from|import)\\s*['\"](\\.[^'\"]+)['\"]");

    /** Those that begin a line and are not waited for; others a module fetches when it needs them. */
    private static final Pattern LATER = Pattern.compile("(?m)^import\\(['\"](\\.[^'\"]+)['\"]");

    private static final String PRELOAD = "<link rel=\"modulepreload\" href=\"{files}%s\">";
    private static final String PRELOAD_LATER = PRELOAD.replace(">", " fetchpriority=\"low\">");
    private static final String QUESTION =
            "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"/graphql?documentId=sha256:%s&amp;variables=%s\">\n    ";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DIGITS = 12;
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final CompressedFiles compressed = new CompressedFiles();
    private final List<Library> libraries;
    private final String address;
    private final Map<String, String> frames = new HashMap<>();
    private final Map<String, String> questions = new HashMap<>();

    DashboardFiles(PageDocuments documents) throws IOException {
        SortedMap<String, Resource> files = files();
        libraries = Library.used();
        address = FOLDER + fingerprint(files, libraries) + "/";
        Map<String, List<String>> imports = new HashMap<>();
        String frame = text(Objects.requireNonNull(files.get(FRAME), FRAME));
        for (MatchResult route : ROUTE.matcher(text(Objects.requireNonNull(files.get(ROUTES), ROUTES)))
                .results()
                .toList()) {
            frames.put(
                    route.group(1),
                    frame.replace("{preload}", preload(route, imports)).replace("{files}", address));
            if (route.group(4) != null) {
                questions.put(
                        route.group(1),
                        Sha256.hex(documents.text(route.group(4)).getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    /**
     * The document of a page. What the page shows first is asked for with its files, where that is known in advance: of today, and by
     * GET, as anybody may ask it.
     *
     * @param path as {@code address.js} gives it, with the names of its variables
     * @param variables their values; {@code null} where the page is to ask on its own
     */
    String frame(String path, @Nullable Map<String, String> variables) {
        String document = questions.get(path);
        String question = document == null || variables == null ? "" : QUESTION.formatted(document, encoded(variables));
        return Objects.requireNonNull(frames.get(path), path).replace("{question}", question);
    }

    private static String encoded(Map<String, String> variables) {
        Map<String, Object> all = new TreeMap<>(variables);
        all.put("frame", true);
        return UriUtils.encode(JSON.writeValueAsString(all), StandardCharsets.UTF_8);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        for (Library library : libraries) {
            serve(registry, library.place(), "classpath:/" + library.folder());
        }
        serve(registry, "", "classpath:" + FOLDER);
    }

    private void serve(ResourceHandlerRegistry registry, String place, String folder) {
        registry.addResourceHandler(address + place + "**")
                .addResourceLocations(folder)
                .setCacheControl(FOR_GOOD)
                .setUseLastModified(false)
                .resourceChain(false)
                .addResolver(compressed);
    }

    /**
     * All modules that a page is made of are fetched at once, not when one that was fetched asks for the next. Those that ask for its data
     * come first, and what they ask goes before all others; where the document asks, all come first that are waited for.
     */
    private String preload(MatchResult route, Map<String, List<String>> imports) throws IOException {
        Set<String> modules = new LinkedHashSet<>();
        follow(EARLY, modules, imports);
        if (route.group(3) != null) {
            follow("components/" + route.group(3) + ".js", modules, imports);
        }
        int asking = modules.size();
        follow(START, modules, imports);
        follow("pages/" + route.group(2) + "-page.js", modules, imports);
        int first = route.group(4) == null ? asking : modules.size();
        for (String module : List.copyOf(modules)) {
            for (String later : imported(module, LATER)) {
                follow(later, modules, imports);
            }
        }
        List<String> links = new ArrayList<>();
        for (String module : modules) {
            links.add((links.size() < first ? PRELOAD : PRELOAD_LATER).formatted(module));
        }
        return String.join("\n    ", links);
    }

    /** @param imports of the modules that were read already */
    private void follow(String module, Set<String> modules, Map<String, List<String>> imports) throws IOException {
        if (!modules.add(module)) {
            return;
        }
        if (!imports.containsKey(module)) {
            imports.put(module, imported(module, IMPORT));
        }
        for (String imported : Objects.requireNonNull(imports.get(module))) {
            follow(imported, modules, imports);
        }
    }

    private List<String> imported(String module, Pattern how) throws IOException {
        return how.matcher(text(resource(module)))
                .results()
                .map(found -> StringUtils.cleanPath(module + "/../" + found.group(1)))
                .toList();
    }

    private Resource resource(String module) {
        return libraries.stream()
                .filter(library -> module.startsWith(library.place()))
                .findFirst()
                .map(library -> library.file(module))
                .orElseGet(() -> new ClassPathResource(FOLDER + module));
    }

    private static String text(Resource file) throws IOException {
        return file.getContentAsString(StandardCharsets.UTF_8);
    }

    private static String fingerprint(SortedMap<String, Resource> files, List<Library> libraries) throws IOException {
        MessageDigest digest = Sha256.begin();
        for (Map.Entry<String, Resource> file : files.entrySet()) {
            digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
            digest.update(file.getValue().getContentAsByteArray());
        }
        for (Library library : libraries) {
            digest.update(library.main().getContentAsByteArray());
        }
        return Sha256.hex(digest).substring(0, DIGITS);
    }

    /** Every file by its place below the folder, such as base/api.js. */
    private static SortedMap<String, Resource> files() throws IOException {
        SortedMap<String, Resource> files = new TreeMap<>(Comparator.naturalOrder());
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:" + FOLDER + "**/*.*")) {
            String text = file.getURL().toString();
            files.put(text.substring(text.lastIndexOf(FOLDER) + FOLDER.length()), file);
        }
        return files;
    }
}
