package org.craregistry.dashboard;

import java.io.IOException;
import java.util.List;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * A library for browsers as an artifact of mvnpm brings it, in whatever version is on the class path.
 *
 * @param name also that of its main file
 * @param folder where its files are on the class path
 */
record Library(String name, String folder) {

    private static final String ARTIFACT = "META-INF/maven/%s/%s/pom.properties";
    private static final String FOLDER = "META-INF/resources/_static/%s/%s/";

    /** Those that the pages use. */
    static List<Library> used() throws IOException {
        return List.of(find("org.mvnpm", "lit-html"), find("org.mvnpm.at.lit", "reactive-element"));
    }

    /** The file that is imported. */
    Resource main() {
        return new ClassPathResource(folder + name + ".js");
    }

    /** Where pages find its files, below the folder of their own files. */
    String place() {
        return "lib/" + name + "/";
    }

    /** What pages find at such a place. */
    Resource file(String place) {
        return new ClassPathResource(folder + place.substring(place().length()));
    }

    private static Library find(String group, String name) throws IOException {
        Properties artifact =
                PropertiesLoaderUtils.loadProperties(new ClassPathResource(ARTIFACT.formatted(group, name)));
        return new Library(name, FOLDER.formatted(name, artifact.getProperty("version")));
    }
}
