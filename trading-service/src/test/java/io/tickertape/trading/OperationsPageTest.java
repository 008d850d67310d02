package io.tickertape.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.context.env.Environment;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.io.service.SoftServiceLoader;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.inject.BeanDefinitionReference;
import io.tickertape.testbed.documents.PropertyTable;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The manual's tables of properties, against the configurations of this service. */
class OperationsPageTest {
    private static final Path PAGE = Path.of("../docs/operations.md");

    @Test
    void hasARowWithTheDefaultOfEachProperty() throws Exception {
        Map<String, String> defaults = defaults();
        assertEquals("10ms", defaults.get("tickertape.engine.commit-every"));
        assertEquals(
                "", String.join("\n", PropertyTable.of(PAGE, "trading-service").faults(defaults)));
    }

    /** By name, as the code has them. */
    private static Map<String, String> defaults() {
        Map<String, String> defaults = new TreeMap<>();
        try (ApplicationContext context =
                        ApplicationContext.builder().deduceEnvironment(false).build();
                Environment environment = context.getEnvironment().start()) {
            for (BeanDefinitionReference<?> bean : configurations()) {
                String prefix = bean.getAnnotationMetadata()
                        .stringValue(ConfigurationReader.class, ConfigurationReader.PREFIX)
                        .orElseThrow();
                for (Parameter parameter :
                        bean.getBeanType().getDeclaredConstructors()[0].getParameters()) {
                    String property = prefix + "." + NameUtils.hyphenate(parameter.getName());
                    Bindable bound = parameter.getAnnotation(Bindable.class);
                    String value = bound == null
                            ? environment.getProperty(property, String.class).orElse("")
                            : bound.defaultValue();
                    defaults.put(property, value.isEmpty() ? PropertyTable.NONE : value);
                }
            }
        }
        return defaults;
    }

    @SuppressWarnings("rawtypes")
    private static List<BeanDefinitionReference<?>> configurations() {
        List<BeanDefinitionReference<?>> found = new ArrayList<>();
        for (BeanDefinitionReference bean :
                SoftServiceLoader.load(BeanDefinitionReference.class).collectAll()) {
            if (bean.getName().startsWith("io.tickertape.")
                    && bean.getAnnotationMetadata().hasAnnotation(ConfigurationProperties.class)) {
                found.add(bean);
            }
        }
        return found;
    }
}
