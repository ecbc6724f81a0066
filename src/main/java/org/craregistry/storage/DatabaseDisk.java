package org.craregistry.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds the disk of the embedded database, and lets nobody open the database without room on it. */
@Configuration(proxyBeanMethods = false)
class DatabaseDisk {

    private static final Pattern EMBEDDED = Pattern.compile("jdbc:h2:file:([^;]+).*");

    @Bean
    UsableSpace usableSpace(@Value("${spring.datasource.url}") String url) {
        Matcher embedded = EMBEDDED.matcher(url);
        return embedded.matches() ? besides(embedded.group(1)) : () -> Long.MAX_VALUE;
    }

    @Bean
    static BeanPostProcessor openedOnlyWithRoom() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool && pool.getDataSource() == null) {
                    Matcher embedded = EMBEDDED.matcher(String.valueOf(pool.getJdbcUrl()));
                    if (embedded.matches()) {
                        pool.setDataSource(new OpenedWithRoom(pool.getJdbcUrl(), besides(embedded.group(1))));
                    }
                }
                return bean;
            }
        };
    }

    /** A folder that is not there yet has no disk; the database makes it when it is opened. */
    private static UsableSpace besides(String file) {
        File folder = Path.of(file).toAbsolutePath().resolveSibling("").toFile();
        return () -> folder.isDirectory() ? folder.getUsableSpace() : Long.MAX_VALUE;
    }
}
