package org.craregistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Of each library that is delivered, one licence has to be among those that were looked at: it may be used beside ours, unchanged, by
 * anybody. Reads the list of libraries of this build.
 */
class LicencesTests {

    private static final Path LIBRARIES = Path.of("target/classes/META-INF/sbom/application.cdx.json");

    private static final Set<String> ACCEPTED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "EPL-2.0",
            "MPL-2.0",
            // Of the driver of MariaDB; a library of its own file, which may be replaced.
            "LGPL-2.1-or-later",
            // Of the driver of MySQL; the exception is for programs under licences such as Apache-2.0.
            "The GNU General Public License, v2 with Universal FOSS Exception, v1.0");

    @Test
    void everyLibraryHasALicenceThatWasLookedAt() throws IOException {
        Map<String, Set<String>> others = new TreeMap<>();
        JsonNode libraries = JsonMapper.builder()
                .build()
                .readTree(Files.readString(LIBRARIES))
                .at("/components");
        for (JsonNode library : libraries) {
            Set<String> licences = licences(library);
            if (licences.stream().noneMatch(ACCEPTED::contains)) {
                others.put(library.at("/purl").asString(), licences);
            }
        }

        assertThat(libraries).hasSizeGreaterThan(50);
        assertThat(others).isEmpty();
    }

    private static Set<String> licences(JsonNode library) {
        return StreamSupport.stream(library.at("/licenses").spliterator(), false)
                .map(licence -> licence.at("/license/id")
                        .asString(licence.at("/license/name")
                                .asString(licence.at("/expression").asString(""))))
                .collect(java.util.stream.Collectors.toSet());
    }
}
