package org.craregistry.dashboard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.storage.Sha256;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The files that pages are made of, as they are in the jar. Their addresses carry a fingerprint of them all, so that browsers keep
 * them for good and never mix two releases; the libraries have their place among them, so that modules find each other without a map.
 */
@Component
class DashboardFiles implements WebMvcConfigurer {

    private static final String FOLDER = "/dashboard/";
    private static final String FRAME = "frame.html";
    private static final int DIGITS = 12;
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final List<Library> libraries;
    private final String address;
    private final String frame;

    DashboardFiles() throws IOException {
        SortedMap<String, Resource> files = files();
        libraries = Library.used();
        address = FOLDER + fingerprint(files, libraries) + "/";
        frame = Objects.requireNonNull(files.get(FRAME), FRAME)
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("{preload}", preload(files))
                .replace("{files}", address);
    }

    /** The one document of all pages. */
    String frame() {
        return frame;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        for (Library library : libraries) {
            registry.addResourceHandler(address + "lib/" + library.name() + "/**")
                    .addResourceLocations("classpath:/" + library.folder())
                    .setCacheControl(FOR_GOOD);
        }
        registry.addResourceHandler(address + "**")
                .addResourceLocations("classpath:" + FOLDER)
                .setCacheControl(FOR_GOOD);
    }

    /** What every page needs is fetched at once, not when a module that was fetched asks for it. */
    private String preload(SortedMap<String, Resource> files) {
        Stream<String> ours =
                files.keySet().stream().filter(place -> place.endsWith(".js") && !place.startsWith("pages/"));
        return Stream.concat(ours, libraries.stream().map(Library::mainPlace))
                .map("<link rel=\"modulepreload\" href=\"{files}%s\">"::formatted)
                .collect(Collectors.joining("\n    "));
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
