package org.craregistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * Writes the reference of the configuration from the records that hold it and what is said of their components: docs/configuration.md.
 * Where it fails, copy target/configuration.md there.
 */
class ConfigurationReferenceTests {

    private static final Path GENERATED = Path.of("target/configuration.md");
    private static final Path REFERENCE = Path.of("docs/configuration.md");
    private static final String HEAD = """
            # Configuration

            Every property of the registry itself, written by a test from the code. Set one in `application.yaml` in the folder that the
            registry is started in, as an argument such as `--registry.turns.large=6`, or as a variable: in capitals, with `_` for each dot
            and without the hyphens, such as `REGISTRY_TURNS_LARGEPERACCOUNT`. Times are written as `30s`, `5m` or `2h`, sizes as `25MB`.
            Those of Spring Boot work too; the ones that matter are in [operation.md](operation.md).
            """;

    private record Property(String fallback, String meaning) {}

    @Test
    void theReferenceIsWhatTheCodeSays() throws IOException, ClassNotFoundException {
        TreeMap<String, TreeMap<String, Property>> groups = new TreeMap<>();
        for (Class<?> settings : settings()) {
            String prefix =
                    settings.getAnnotation(ConfigurationProperties.class).value();
            groups.computeIfAbsent(prefix, key -> new TreeMap<>()).putAll(properties(settings, prefix));
        }
        StringBuilder text = new StringBuilder(HEAD);
        groups.forEach((prefix, properties) -> {
            text.append("\n## ").append(prefix).append("\n\n| property | unless set | meaning |\n|---|---|---|\n");
            properties.forEach((name, property) ->
                    text.append("| `%s` | %s | %s |\n".formatted(name, property.fallback, property.meaning)));
        });
        Files.createDirectories(GENERATED.getParent());
        Files.writeString(GENERATED, text);

        assertThat(groups).hasSizeGreaterThan(6);
        assertThat(Files.readString(REFERENCE))
                .as("copy %s over %s", GENERATED, REFERENCE)
                .isEqualTo(text.toString());
    }

    private static List<Class<?>> settings() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        List<Class<?>> found = new ArrayList<>();
        for (var bean : scanner.findCandidateComponents("org.craregistry")) {
            found.add(Class.forName(bean.getBeanClassName()));
        }
        return found;
    }

    private static TreeMap<String, Property> properties(Class<?> settings, String prefix) throws IOException {
        TreeMap<String, Property> properties = new TreeMap<>();
        String source =
                Files.readString(Path.of("src/main/java", settings.getName().replace('.', '/') + ".java"));
        for (RecordComponent component : settings.getRecordComponents()) {
            String name = prefix + "." + dashed(component.getName());
            properties.put(
                    name, new Property(fallback(settings, component, name), meaning(source, component.getName())));
        }
        return properties;
    }

    private static String dashed(String name) {
        return ConfigurationPropertyName.adapt(name.replaceAll("([A-Z])", "-$1"), '.')
                .toString();
    }

    private static String fallback(Class<?> settings, RecordComponent component, String name) {
        Object delivered = delivered().get(name);
        if (delivered != null && !delivered.toString().contains("${")) {
            return "`" + delivered + "`";
        }
        return Arrays.stream(settings.getDeclaredConstructors()[0].getParameters())
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .map(parameter -> parameter.getAnnotation(DefaultValue.class))
                .filter(Objects::nonNull)
                .map(value -> "`" + String.join(", ", value.value()) + "`")
                .findFirst()
                .orElse(component.getType() == boolean.class ? "`false`" : "");
    }

    private static Properties delivered() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        return Objects.requireNonNull(yaml.getObject());
    }

    private static String meaning(String source, String component) {
        Matcher found = Pattern.compile("@param " + component + " (.*?)(?=\\n \\* @|\\n \\*/)", Pattern.DOTALL)
                .matcher(source);
        assertThat(found.find()).as("@param " + component).isTrue();
        return found.group(1)
                .replaceAll("\\s*\\n \\*\\s*", " ")
                .replaceAll("\\{@code ((?:[^{}]|\\{[^{}]*})*)}", "`$1`")
                .replaceAll("\\{@link #?([^}]*)}", "$1")
                .replace("|", "\\|");
    }
}
