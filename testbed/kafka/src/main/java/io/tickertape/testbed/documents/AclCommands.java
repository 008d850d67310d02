package io.tickertape.testbed.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The rights that a page of the documents grants with its commands of {@code kafka-acls.sh}. */
public final class AclCommands {
    private static final String COMMAND = "kafka-acls.sh $ADMINISTRATOR --add ";
    private static final Map<String, ResourceType> RESOURCES = Map.of(
            "--topic", ResourceType.TOPIC,
            "--group", ResourceType.GROUP,
            "--transactional-id", ResourceType.TRANSACTIONAL_ID);

    private final List<String> principals = new ArrayList<>();
    private final List<AclOperation> operations = new ArrayList<>();
    private final List<Map.Entry<ResourceType, String>> resources = new ArrayList<>();
    private PatternType pattern = PatternType.LITERAL;

    private AclCommands() {}

    /** All of a page, in its order. */
    public static List<AclBinding> of(Path page) throws IOException {
        List<AclBinding> all = new ArrayList<>();
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith(COMMAND)) {
                all.addAll(new AclCommands().read(line));
            }
        }
        return all;
    }

    private List<AclBinding> read(String line) {
        Iterator<String> words =
                Arrays.asList(line.substring(COMMAND.length()).split(" +", -1)).iterator();
        while (words.hasNext()) {
            String option = words.next();
            String value = words.hasNext() ? words.next() : "";
            switch (option) {
                case "--allow-principal" -> principals.add(value);
                case "--operation" -> operations.add(operation(value));
                case "--resource-pattern-type" -> pattern = PatternType.valueOf(value.toUpperCase(Locale.ROOT));
                default -> resources.add(Map.entry(resource(option, line), value));
            }
        }
        return bindings();
    }

    /** As the command and the services write an operation: {@code DescribeConfigs}. */
    public static String word(AclOperation operation) {
        return Arrays.stream(operation.name().split("_", -1))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static AclOperation operation(String word) {
        return Arrays.stream(AclOperation.values())
                .filter(operation -> word(operation).equals(word))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("Not an operation of Kafka: " + word));
    }

    private static ResourceType resource(String option, String line) {
        ResourceType type = RESOURCES.get(option);
        if (type == null) {
            throw new IllegalArgumentException(
                    "Not an option that this test knows: " + option + " in: " + line + "; known are "
                            + RESOURCES.keySet() + ", --allow-principal, --operation and --resource-pattern-type");
        }
        return type;
    }

    private List<AclBinding> bindings() {
        List<AclBinding> all = new ArrayList<>();
        for (String principal : principals) {
            for (Map.Entry<ResourceType, String> resource : resources) {
                for (AclOperation operation : operations) {
                    all.add(new AclBinding(
                            new ResourcePattern(resource.getKey(), resource.getValue(), pattern),
                            new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW)));
                }
            }
        }
        return all;
    }
}
