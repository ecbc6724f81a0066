package org.craregistry.storage;

import java.io.File;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds the disk of the embedded database. */
@Configuration(proxyBeanMethods = false)
class DatabaseDisk {

    private static final Pattern EMBEDDED = Pattern.compile("jdbc:h2:file:([^;]+).*");

    @Bean
    UsableSpace usableSpace(@Value("${spring.datasource.url}") String url) {
        Matcher embedded = EMBEDDED.matcher(url);
        if (!embedded.matches()) {
            return () -> Long.MAX_VALUE;
        }
        File folder = Path.of(embedded.group(1)).toAbsolutePath().getParent().toFile();
        // A folder that is not there yet has no disk; the database makes it when it is opened.
        return () -> folder.isDirectory() ? folder.getUsableSpace() : Long.MAX_VALUE;
    }
}
